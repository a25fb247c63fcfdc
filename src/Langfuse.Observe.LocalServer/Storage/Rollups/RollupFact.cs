using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>What an observation or a trace adds to the roll-ups.</summary>
/// <param name="Source">What it is.</param>
/// <param name="StartUs">Its time.</param>
/// <param name="Dimensions">Its values in the order of <see cref="DimensionsOf"/>.</param>
/// <param name="Measures">Its numbers in the order of <see cref="MeasuresOf"/>; NaN for none.</param>
internal sealed record RollupFact(RollupSource Source, long StartUs, string?[] Dimensions, double[] Measures)
{
    private static readonly string[] s_observationDimensions =
        ["type", "level", "environment", "name", "providedModelName", "promptName", "promptVersion", "traceName", "version", "release"];

    private static readonly string[] s_traceDimensions = ["name", "level", "environment", "version", "release", "tags", "userId"];

    private static readonly string[] s_observationMeasures =
        ["latency", "totalCost", "totalTokens", "inputTokens", "outputTokens", "timeToFirstToken", "inputCost", "outputCost", "streamingLatency", "tokensPerSecond", "outputTokensPerSecond"];

    private static readonly string[] s_traceMeasures = ["latency", "totalCost", "totalTokens", "inputTokens", "outputTokens", "observationsCount"];

    /// <summary>The columns of an observation that a fact is made of.</summary>
    public const string ObservationColumns =
        "seq, projectId, traceId, type, level, environment, name, model, promptName, promptVersion, traceName, version, release, startUs, endUs, completionStartUs, totalCost, totalTokens, inputTokens, outputTokens, cost";

    public static string[] DimensionsOf(RollupSource source) => source == RollupSource.Observations ? s_observationDimensions : s_traceDimensions;

    public static string[] MeasuresOf(RollupSource source) => source == RollupSource.Observations ? s_observationMeasures : s_traceMeasures;

    public static RollupFact Of(Observation row)
    {
        var (inputCost, outputCost) = SidesOf(row.Cost);
        var streamingUs = row.EndUs - row.CompletionStartUs;
        return new RollupFact(
            RollupSource.Observations,
            row.StartUs,
            [row.Type, row.Level, row.Environment, row.Name, row.Model, row.PromptName, row.PromptVersion?.ToString(CultureInfo.InvariantCulture), row.TraceName, row.Version, row.Release],
            [
                Milliseconds(row.EndUs - row.StartUs), Real(row.TotalCost), Real(row.TotalTokens), Real(row.InputTokens), Real(row.OutputTokens), Milliseconds(row.CompletionStartUs - row.StartUs),
                inputCost, outputCost, Milliseconds(streamingUs), PerSecond(row.TotalTokens, row.EndUs - row.StartUs), PerSecond(row.OutputTokens, streamingUs),
            ]);
    }

    public static RollupFact Of(Trace row) => new(
        RollupSource.Traces,
        row.StartUs,
        [row.Name, row.Level, row.Environment, row.Version, row.Release, row.Tags, row.UserId],
        [Milliseconds(row.EndUs - row.StartUs), Real(row.TotalCost), row.TotalTokens, row.InputTokens, row.OutputTokens, row.ObservationCount]);

    private static double Real(double? value) => value ?? double.NaN;

    private static double Milliseconds(long? us) => us / 1000d ?? double.NaN;

    private static double PerSecond(long? tokens, long? us) => us is null or 0 ? double.NaN : (double?)tokens * 1_000_000 / us ?? double.NaN;

    // As the databases read them: the last member of a name stands, and what is no number is none.
    private static (double Input, double Output) SidesOf(string? cost)
    {
        var (input, output) = (double.NaN, double.NaN);
        if (cost is null)
        {
            return (input, output);
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(cost));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    var (isInput, isOutput) = (reader.ValueTextEquals("input"), reader.ValueTextEquals("output"));
                    reader.Read();
                    var value = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : double.NaN;
                    input = isInput ? value : input;
                    output = isOutput ? value : output;
                }
            }
        }
        catch (JsonException)
        {
            // A row that is damaged has no sides.
        }

        return (input, output);
    }
}
