-- The index of words keeps which rows have a word and no longer where in them. It is made anew from the rows, while nothing is written or when somebody searches.

DROP TABLE IF EXISTS observationText;
DELETE FROM facts WHERE name = 'indexedSeq';
