using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Evaluation;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>GET /api/local/scores/agreement: how far two scores agree on the same targets, whoever gave them.</summary>
internal static class ScoreAgreementEndpoint
{
    private const int Page = 500;
    // Of each of the two, the newest.
    private const int Most = 10_000;
    private const int MaxCells = 400;
    private const int Steps = 10;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/local/scores/agreement", Guarded.Local(Role.Viewer, AnswerAsync));

    private static Task AnswerAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("one", "other", "oneSource", "otherSource", "fromTimestamp", "toTimestamp");
        var (one, other) = (query.Required("one"), query.Required("other"));
        var (from, to) = (query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"));
        query.Check();
        var first = Read(context, one, query.Text("oneSource"), from, to);
        var second = Read(context, other, query.Text("otherSource"), from, to);
        var pairs = PairsOf(first.Scores, second.Scores);
        return JsonReply.OkAsync(context, writer => Write(writer, pairs, first, second));
    }

    private static Listed Read(HttpContext context, string name, string? source, long? from, long? to)
    {
        var filter = new Filter().AndEqual("name", name).AndEqual("source", source).AndBetween("timestamp", from, to);
        var (store, all) = (context.Get<IScoreStore>(), new List<Score>());
        for (var isMore = true; isMore && all.Count < Most;)
        {
            var page = store.List(context.ProjectId(), filter, Page, all.Count);
            all.AddRange(page.Scores);
            isMore = page.Scores.Count > 0 && all.Count < page.Total;
            if (!isMore)
            {
                return new(all, page.Total);
            }
        }

        return new(all, null);
    }

    // Of a target that one name judged more than once the newest counts, and lists come newest first.
    private static List<(Score One, Score Other)> PairsOf(List<Score> first, List<Score> second)
    {
        var others = second.GroupBy(Target).ToDictionary(group => group.Key, group => group.First());
        return [.. first.GroupBy(Target).Where(group => others.ContainsKey(group.Key)).Select(group => (group.First(), others[group.Key])).Where(pair => pair.Item1.DataType == pair.Item2.DataType)];
    }

    private static (string?, string?, string?) Target(Score score) => (score.TraceId, score.ObservationId, score.SessionId);

    private static void Write(Utf8JsonWriter writer, List<(Score One, Score Other)> pairs, Listed first, Listed second)
    {
        var isNumeric = pairs.Count > 0 && pairs[0].One.DataType == "NUMERIC";
        var numbers = isNumeric ? pairs.ConvertAll(pair => (One: pair.One.Value ?? 0, Other: pair.Other.Value ?? 0)) : [];
        var agreement = isNumeric ? Agreement.OfNumbers(numbers) : Agreement.OfLabels(pairs.ConvertAll(pair => (Label(pair.One), Label(pair.Other))));
        writer.WriteStartObject();
        writer.WriteString("dataType", pairs.Count == 0 ? null : pairs[0].One.DataType);
        writer.WriteNumber("pairs", agreement.Pairs);
        writer.WriteNumber("scoresOfOne", first.Scores.Count);
        writer.WriteNumber("scoresOfOther", second.Scores.Count);
        writer.WriteBoolean("isComplete", first.Total is not null && second.Total is not null);
        StoredJson.Number(writer, "equal", agreement.Equal);
        StoredJson.Number(writer, "kappa", agreement.Kappa);
        StoredJson.Number(writer, "correlation", agreement.Correlation);
        StoredJson.Number(writer, "rankCorrelation", agreement.RankCorrelation);
        StoredJson.Number(writer, "meanDifference", agreement.MeanDifference);
        var cells = Agreement.Confusion(isNumeric ? InSteps(numbers) : pairs.Select(pair => (Label(pair.One), Label(pair.Other))));
        writer.WriteObjects("matrix", cells.Take(MaxCells), cell =>
        {
            writer.WriteString("one", cell.One);
            writer.WriteString("other", cell.Other);
            writer.WriteNumber("count", cell.Count);
        });

        // Where they differ most somebody wants to look.
        writer.WriteObjects("farthest", pairs.Where(pair => Label(pair.One) != Label(pair.Other)).OrderByDescending(pair => Math.Abs((pair.One.Value ?? 0) - (pair.Other.Value ?? 0))).Take(20), pair =>
        {
            writer.WriteString("traceId", pair.One.TraceId);
            writer.WriteString("observationId", pair.One.ObservationId);
            writer.WriteString("sessionId", pair.One.SessionId);
            writer.WriteString("one", Label(pair.One));
            writer.WriteString("other", Label(pair.Other));
        });
        writer.WriteEndObject();
    }

    // Both by the same ten steps, from the least to the greatest that either gave.
    private static IEnumerable<(string One, string Other)> InSteps(IReadOnlyList<(double One, double Other)> pairs)
    {
        var least = pairs.Min(pair => Math.Min(pair.One, pair.Other));
        var width = (pairs.Max(pair => Math.Max(pair.One, pair.Other)) - least) / Steps;
        string Step(double value) => (width <= 0 ? least : least + Math.Min((int)((value - least) / width), Steps - 1) * width).ToString("G4", CultureInfo.InvariantCulture);
        return pairs.Select(pair => (Step(pair.One), Step(pair.Other)));
    }

    private static string Label(Score score) => score.DataType == "NUMERIC" ? (score.Value ?? 0).ToString("G4", CultureInfo.InvariantCulture) : score.StringValue ?? (score.Value == 1 ? "true" : "false");

    /// <param name="Scores">Those that were read.</param>
    /// <param name="Total">How many there are, when all were read.</param>
    private sealed record Listed(List<Score> Scores, long? Total);
}
