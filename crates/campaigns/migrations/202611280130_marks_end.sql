-- Since when a closed campaign's marks are being destroyed: it takes no signature ever again. Its key goes when they are gone.
ALTER TABLE campaigns ADD COLUMN marks_end BIGINT;
