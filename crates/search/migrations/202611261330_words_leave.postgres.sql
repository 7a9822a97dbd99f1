-- Here the words lie in the row itself, and go with it.
SELECT 1;
