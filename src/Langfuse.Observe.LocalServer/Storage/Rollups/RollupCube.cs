namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>One way in which rows are added up by hour and by day: for each combination of the dimensions there is a count, and sums of the measures.</summary>
/// <param name="Id">Its number in the database, which never changes its meaning.</param>
/// <param name="Source">Of what its rows are.</param>
/// <param name="Dimensions">The dimensions by the names of the API.</param>
/// <param name="Measures">The measures by the names of the API.</param>
/// <param name="HasPercentiles">Whether the distribution of each measure is kept too.</param>
/// <param name="MostAnHour">How many combinations an hour may have. Beyond that it costs no less than the rows, so those are read.</param>
internal sealed record RollupCube(int Id, RollupSource Source, string[] Dimensions, string[] Measures, bool HasPercentiles, int MostAnHour)
{
    private static readonly RollupCube[] s_all =
    [
        new(1, RollupSource.Observations, ["type", "level", "environment", "name", "providedModelName", "promptName", "promptVersion", "traceName", "version", "release"], RollupFact.MeasuresOf(RollupSource.Observations), true, 3_000),
        new(2, RollupSource.Traces, ["name", "level", "environment", "version", "release", "tags"], RollupFact.MeasuresOf(RollupSource.Traces), true, 3_000),
        new(3, RollupSource.Traces, ["userId", "environment"], ["totalCost", "totalTokens", "latency", "observationsCount"], false, 10_000),
    ];

    /// <summary>All of them, for each source the cheapest first.</summary>
    public static IReadOnlyList<RollupCube> All => s_all;

    /// <summary>How many combinations a day may have.</summary>
    public int MostADay => 5 * MostAnHour;

    /// <summary>Where its dimensions stand in a fact.</summary>
    public int[] Places { get; } = [.. Dimensions.Select(name => Array.IndexOf(RollupFact.DimensionsOf(Source), name))];

    /// <summary>Where its measures stand in a fact.</summary>
    public int[] MeasurePlaces { get; } = [.. Measures.Select(name => Array.IndexOf(RollupFact.MeasuresOf(Source), name))];
}

/// <summary>What is added up.</summary>
internal enum RollupSource
{
    Observations,
    Traces,
}
