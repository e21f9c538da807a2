-- The registered basis of one month by unit and measuring point, as the rule set bup-2025 counts it, straight over the store's
-- current rows. Written without the program's help, so that the two can be held against each other: equal to `trettio measure --by unit`,
-- row by row. The same text runs in SQLite (3.39 or later) and in PostgreSQL (15), whose database must be of the locale C.
--
-- :first and :last are the month's first and last day as day numbers (0 is 1 January of year 1). Choices are numbers:
-- measuring point 0 first visit, 1 investigation, 2 treatment; contact status 0 done; deviation 1 PvV, 2 MoV, 3 SoV; care level 0 specialist.
WITH RECURSIVE
-- The earliest done contact that names the wait and has its measuring point; of one day's, the lowest id.
stop AS MATERIALIZED (
  SELECT wait_id, unit_id, started_on, deviation FROM (
    SELECT c.wait_id, c.unit_id, c.started_on, c.deviation,
           row_number() OVER (PARTITION BY c.wait_id ORDER BY c.started_on, c.contact_id) AS place
    FROM contacts c
    JOIN waits w ON w.wait_id = c.wait_id AND w.measuring_point = c.measuring_point AND w.superseded_by IS NULL
    WHERE c.superseded_by IS NULL AND c.status = 0
  ) AS numbered
  WHERE place = 1
),
-- Every wait with its dates: those that are listed, and those that a done contact without a wait implies.
dated AS (
  SELECT w.wait_id, w.measuring_point AS point, w.unit_id, w.listed_on AS listed,
         CASE WHEN w.measuring_point <> 0 THEN w.decided_on
              WHEN r.referral_id IS NOT NULL THEN coalesce(r.decided_on, r.received_on)
              ELSE coalesce(w.decided_on, w.listed_on) END AS start,
         s.started_on AS stop, s.unit_id AS stop_unit,
         CASE WHEN s.deviation <> 0 THEN s.deviation ELSE w.deviation END AS deviation,
         CASE WHEN s.started_on <= w.removed_on THEN NULL ELSE w.removed_on END AS removed
  FROM waits w
  LEFT JOIN referrals r ON r.referral_id = w.referral_id AND r.superseded_by IS NULL
  LEFT JOIN stop s ON s.wait_id = w.wait_id
  WHERE w.superseded_by IS NULL
  UNION ALL
  SELECT NULL, c.measuring_point, c.unit_id, NULL,
         CASE WHEN c.measuring_point = 0 AND r.referral_id IS NOT NULL THEN coalesce(r.decided_on, r.received_on) ELSE c.decided_on END,
         c.started_on, c.unit_id, c.deviation, NULL
  FROM contacts c
  LEFT JOIN referrals r ON r.referral_id = c.referral_id AND r.superseded_by IS NULL
  WHERE c.superseded_by IS NULL AND c.status = 0 AND c.wait_id IS NULL AND c.measuring_point IN (0, 1, 2)
),
-- The day of entry: the later of listing and start, or the stop where that came before.
entered AS (
  SELECT dated.*,
         CASE WHEN stop < CASE WHEN listed IS NULL OR start > listed THEN start ELSE listed END OR (listed IS NULL AND start IS NULL) THEN stop
              WHEN listed IS NULL OR start > listed THEN start
              ELSE listed END AS entry
  FROM dated
),
-- Those that can have a standing in the month: listed or entered by its end, and not gone before it began.
part AS MATERIALIZED (
  SELECT * FROM entered
  WHERE (listed <= :last OR entry <= :last)
    AND (stop IS NULL OR stop >= :first)
    AND (removed IS NULL OR removed >= :first OR stop >= :first)
),
-- Where a moved wait stands, move by move: of a day's moves first the one that leaves the unit where it stands, else the lowest.
-- "used" holds the moves already made, by row.
chain (wait_id, step, since, from_unit, unit_id, used) AS (
  SELECT w.wait_id, 0, 0, NULL,
         (SELECT from_unit_id FROM (
            SELECT m.moved_on, m.from_unit_id, CASE WHEN m.from_unit_id = w.unit_id THEN 0 ELSE 1 END AS is_elsewhere
            FROM moves m
            WHERE m.wait_id = w.wait_id AND m.superseded_by IS NULL
          ) AS all_moves
          ORDER BY moved_on, is_elsewhere, from_unit_id LIMIT 1),
         ','
  FROM part w
  WHERE w.wait_id IN (SELECT wait_id FROM moves WHERE superseded_by IS NULL)
  UNION ALL
  SELECT c.wait_id, c.step + 1, m.moved_on, c.unit_id, m.to_unit_id, c.used || m.row_id || ','
  FROM chain c
  JOIN moves m ON m.row_id = (
    SELECT row_id FROM (
      SELECT n.row_id, n.moved_on, n.from_unit_id, CASE WHEN n.from_unit_id = c.unit_id THEN 0 ELSE 1 END AS is_elsewhere
      FROM moves n
      WHERE n.wait_id = c.wait_id AND n.superseded_by IS NULL AND c.used NOT LIKE '%,' || n.row_id || ',%'
    ) AS left_to_make
    ORDER BY moved_on, is_elsewhere, from_unit_id LIMIT 1)
),
-- The same as spells: at a unit from one day until another.
spell AS MATERIALIZED (
  SELECT wait_id, unit_id, since, lead(since, 1, 2147483647) OVER (PARTITION BY wait_id ORDER BY step) AS until FROM chain
),
-- The care level of the unit at entry, that day: by its current row, else the latest of the earlier, else the first of the later
-- (which is the order of those words too).
specialist AS MATERIALIZED (
  SELECT * FROM (
    SELECT c.*, coalesce(
      (SELECT care_level FROM (
         SELECT u.care_level, coalesce(u.valid_from, 0) AS since,
                CASE WHEN coalesce(u.valid_from, 0) > c.entry THEN 'later' WHEN u.valid_to < c.entry THEN 'earlier' ELSE 'current' END AS row_is
         FROM units u
         WHERE u.unit_id = coalesce(s.unit_id, c.unit_id) AND u.superseded_by IS NULL
       ) AS all_rows
       ORDER BY row_is, CASE WHEN row_is = 'earlier' THEN -since ELSE since END LIMIT 1), 0) AS level
    FROM part c
    LEFT JOIN spell s ON s.wait_id = c.wait_id AND s.since <= c.entry AND c.entry < s.until
  ) AS levelled
  WHERE level = 0
),
-- In the queue at some time: the clock started, and did not stop before it started.
queued AS MATERIALIZED (
  SELECT * FROM specialist WHERE start IS NOT NULL AND (stop IS NULL OR stop >= start)
),
-- What each wait is in the month, with the day that says where it stood.
standing (what, wait_id, point, unit_id, on_day, stop_unit, days, deviation) AS (
  SELECT 'completed', wait_id, point, unit_id, stop, stop_unit, stop - start, deviation FROM queued
  WHERE stop BETWEEN :first AND :last
  UNION ALL
  SELECT 'planned', wait_id, point, unit_id, :last, NULL, NULL, NULL FROM specialist
  WHERE listed <= :last AND (start IS NULL OR start > :last) AND (stop IS NULL OR stop > :last) AND (removed IS NULL OR removed > :last)
  UNION ALL
  SELECT 'left_out', NULL, point, stop_unit, stop, NULL, NULL, NULL FROM specialist
  WHERE stop BETWEEN :first AND :last AND (start IS NULL OR stop < start)
  UNION ALL
  SELECT 'added', wait_id, point, unit_id, entry, NULL, NULL, NULL FROM queued
  WHERE entry BETWEEN :first AND :last AND (removed IS NULL OR removed >= entry)
  UNION ALL
  -- A stop after the removal: it enters again that day.
  SELECT 'added', wait_id, point, unit_id, stop, NULL, NULL, NULL FROM queued
  WHERE stop BETWEEN :first AND :last AND removed IS NOT NULL
  UNION ALL
  SELECT 'removed', wait_id, point, unit_id, removed, NULL, NULL, NULL FROM queued
  WHERE removed BETWEEN :first AND :last AND removed >= entry
  UNION ALL
  SELECT 'waiting', wait_id, point, unit_id, :last, NULL, :last - start, NULL FROM queued
  WHERE entry <= :last AND (removed IS NULL OR removed > :last) AND (stop IS NULL OR stop > :last)
),
placed AS MATERIALIZED (
  SELECT t.what, t.point, coalesce(s.unit_id, t.unit_id) AS stood, t.stop_unit, t.days, t.deviation
  FROM standing t
  LEFT JOIN spell s ON s.wait_id = t.wait_id AND s.since <= t.on_day AND t.on_day < s.until
),
-- A move counts when the wait stood in the queue before it: after the day of entry, and not after it left.
moved AS MATERIALIZED (
  SELECT q.point, c.from_unit, c.unit_id AS to_unit
  FROM queued q
  JOIN chain c ON c.wait_id = q.wait_id AND c.step > 0
  WHERE c.since BETWEEN :first AND :last AND c.from_unit <> c.unit_id AND c.since > q.entry
    AND (q.removed IS NULL OR c.since <= q.removed) AND (q.stop IS NULL OR c.since <= q.stop)
),
figure (unit_id, point, what, days, deviation) AS (
  SELECT coalesce(stop_unit, stood), point, what, days, deviation FROM placed
  UNION ALL SELECT stop_unit, point, 'completed_for_others', NULL, NULL FROM placed WHERE stop_unit <> stood
  UNION ALL SELECT stood, point, 'completed_elsewhere', NULL, NULL FROM placed WHERE stop_unit <> stood
  UNION ALL SELECT to_unit, point, 'moved_in', NULL, NULL FROM moved
  UNION ALL SELECT from_unit, point, 'moved_out', NULL, NULL FROM moved
)
SELECT unit_id,
       CASE point WHEN 0 THEN 'first_visit' WHEN 1 THEN 'investigation' ELSE 'treatment' END AS measuring_point,
       count(*) FILTER (WHERE what = 'completed') AS completed,
       count(*) FILTER (WHERE what = 'completed' AND deviation = 2) AS excluded_mov,
       count(*) FILTER (WHERE what = 'completed' AND deviation = 3) AS excluded_sov,
       count(*) FILTER (WHERE what = 'completed' AND deviation = 1 AND days > 30) AS excluded_pvv,
       count(*) FILTER (WHERE what = 'completed' AND (deviation = 0 OR deviation = 1 AND days <= 30)) AS counted,
       count(*) FILTER (WHERE what = 'completed' AND deviation IN (0, 1) AND days <= 30) AS in_time,
       count(*) FILTER (WHERE what = 'waiting') AS waiting,
       count(*) FILTER (WHERE what = 'waiting' AND days <= 30) AS waiting_in_time,
       count(*) FILTER (WHERE what = 'added') AS added,
       count(*) FILTER (WHERE what = 'removed') AS removed,
       count(*) FILTER (WHERE what = 'planned') AS planned,
       count(*) FILTER (WHERE what = 'left_out') AS left_out,
       count(*) FILTER (WHERE what = 'moved_in') AS moved_in,
       count(*) FILTER (WHERE what = 'moved_out') AS moved_out,
       count(*) FILTER (WHERE what = 'completed_for_others') AS completed_for_others,
       count(*) FILTER (WHERE what = 'completed_elsewhere') AS completed_elsewhere
FROM figure
GROUP BY unit_id, point
ORDER BY unit_id, figure.point;
