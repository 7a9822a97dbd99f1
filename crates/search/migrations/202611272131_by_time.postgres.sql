-- Here the newest matches are found by the index on time, or by the words and sorted, as the planner sees fit.
SELECT 1;
