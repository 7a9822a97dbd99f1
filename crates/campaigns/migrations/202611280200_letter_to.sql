-- To whom letters of an edition's visitors go: public addresses, one a line; none: those of the edition it follows.
ALTER TABLE campaigns_editions ADD COLUMN letter_to TEXT NOT NULL DEFAULT '';
