using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>The tables of the roll-ups: changes as transactions made them, and what they add up to by hour and day.</summary>
internal static class RollupTable
{
    public const long HourUs = 3_600_000_000;
    public const long DayUs = 24 * HourUs;

    /// <summary>A time after all others, at the start of a day; its negative is before all.</summary>
    public const long Ever = 4_000_000 * DayUs;

    private const int Hours = 0;
    private const int Days = 1;
    private const int FactsAtOnce = 50_000;

    /// <summary>Keeps the changes of a transaction, inside of it.</summary>
    public static void Keep(DbConnection connection, RollupChanges changes)
    {
        foreach (var (projectId, facts) in changes.Written())
        {
            connection.Execute("INSERT INTO rollupChanges (projectId, facts) VALUES (@projectId, @facts)", new { projectId, facts });
        }
    }

    /// <summary>Adds changes up that were kept, inside a transaction; true when more may remain.</summary>
    public static bool Fold(DbConnection connection, SqlDialect dialect)
    {
        dialect.LockRollups(connection);
        var facts = new List<ChangeOf>();
        var ids = new List<long>();
        using (var reader = connection.ExecuteReader("SELECT id, projectId, facts FROM rollupChanges ORDER BY id LIMIT 5000"))
        {
            while (facts.Count < FactsAtOnce && reader.Read())
            {
                ids.Add(reader.GetInt64(0));
                var projectId = reader.GetString(1);
                RollupChanges.Read((byte[])reader.GetValue(2), (fact, isAdded) => facts.Add(new ChangeOf(projectId, fact, isAdded)));
            }
        }

        if (ids.Count == 0)
        {
            return false;
        }

        Apply(connection, facts);
        connection.Execute("DELETE FROM rollupChanges WHERE id = @id", ids.Select(id => new { id }));
        return true;
    }

    /// <summary>Adds changes up at once, inside a transaction.</summary>
    public static void Apply(DbConnection connection, IReadOnlyList<ChangeOf> changes)
    {
        foreach (var cube in RollupCube.All)
        {
            var own = changes.Where(change => change.Fact.Source == cube.Source).ToList();
            Apply(connection, cube, Hours, own.ToLookup(change => (change.ProjectId, FloorOf(change.Fact.StartUs, HourUs))), cube.MostAnHour);
            Apply(connection, cube, Days, own.ToLookup(change => (change.ProjectId, FloorOf(change.Fact.StartUs, DayUs))), cube.MostADay);
        }
    }

    /// <summary>The whole hours of a cube in a stretch of time, taking days where those are asked for, and after them the changes that are not added up yet: all of one moment.</summary>
    public static DbDataReader Read(DbConnection connection, string projectId, RollupCube cube, RollupTimes times) => (DbDataReader)connection.ExecuteReader(
        "SELECT level, bucket, content FROM rollups WHERE projectId = @projectId AND cube = @Id AND level = 0 AND bucket >= @FirstHour AND bucket < @FirstDayHour " +
        "UNION ALL SELECT level, bucket, content FROM rollups WHERE projectId = @projectId AND cube = @Id AND level = 1 AND bucket >= @FirstDay AND bucket < @EndDay " +
        "UNION ALL SELECT level, bucket, content FROM rollups WHERE projectId = @projectId AND cube = @Id AND level = 0 AND bucket >= @EndDayHour AND bucket < @EndHour " +
        "UNION ALL SELECT 2, id, facts FROM rollupChanges WHERE projectId = @projectId",
        new { projectId, cube.Id, times.FirstHour, times.FirstDayHour, times.FirstDay, times.EndDay, times.EndDayHour, times.EndHour });

    public static void Forget(DbConnection connection, string projectId)
    {
        connection.Execute("DELETE FROM rollups WHERE projectId = @projectId", new { projectId });
        connection.Execute("DELETE FROM rollupChanges WHERE projectId = @projectId", new { projectId });
    }

    /// <summary>The number of the hour or day that a time lies in, also before 1970.</summary>
    public static long FloorOf(long us, long widthUs) => us >= 0 ? us / widthUs : -((-us + widthUs - 1) / widthUs);

    private static void Apply(DbConnection connection, RollupCube cube, int level, ILookup<(string ProjectId, long Bucket), ChangeOf> changes, int most)
    {
        foreach (var group in changes)
        {
            var of = new { projectId = group.Key.ProjectId, cube = cube.Id, level, bucket = group.Key.Bucket };
            var found = connection.QueryFirstOrDefault<Stored>("SELECT bucket, content FROM rollups WHERE projectId = @projectId AND cube = @cube AND level = @level AND bucket = @bucket", of);
            if (found is { Content: null })
            {
                // It had too many combinations once.
                continue;
            }

            var bucket = found?.Content is { } bytes ? RollupBucket.Read(cube, bytes) : new RollupBucket(cube);
            foreach (var (_, fact, isAdded) in group)
            {
                bucket.Change(fact, isAdded);
            }

            Save(connection, of.projectId, cube.Id, level, of.bucket, bucket.Count > most ? null : bucket.Write(), isEmpty: bucket.Count == 0);
        }
    }

    private static void Save(DbConnection connection, string projectId, int cube, int level, long bucket, byte[]? content, bool isEmpty) => connection.Execute(
        isEmpty
            ? "DELETE FROM rollups WHERE projectId = @projectId AND cube = @cube AND level = @level AND bucket = @bucket"
            : "INSERT INTO rollups (projectId, cube, level, bucket, content) VALUES (@projectId, @cube, @level, @bucket, @content) ON CONFLICT (projectId, cube, level, bucket) DO UPDATE SET content = excluded.content",
        new { projectId, cube, level, bucket, content });

    private sealed class Stored
    {
        public long Bucket { get; set; }

        public byte[]? Content { get; set; }
    }
}

/// <summary>A change of a project.</summary>
internal readonly record struct ChangeOf(string ProjectId, RollupFact Fact, bool IsAdded);
