using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>What stands out in the newest observations and scores: each step is held against the others of its name.</summary>
internal static partial class Anomalies
{
    private const int Enough = 8;
    private const int MostExamples = 5;
    private const int MostOfContent = 50_000;
    private const int Repeated = 8;
    private static readonly SearchValues<string> s_ofTruncated = SearchValues.Create(["finish", "stop"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_ofSecrets = SearchValues.Create(["sk-", "AKIA", "ghp_", "-----BEGIN "], StringComparison.Ordinal);

    public static Task<string> AnswerAsync(HttpContext context, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var limit = arguments.TryGetValue("limit", out var most) ? most.GetInt32() : 2000;
        var filter = new Filter().AndBetween("startTime", Time(arguments, "fromTime"), Time(arguments, "toTime"));
        var (total, rows) = context.Get<IObservationStore>().List(context.ProjectId(), filter, ObservationFilter.NewestFirst, limit, 0);
        var scores = context.Get<IScoreStore>().List(context.ProjectId(), new Filter().AndBetween("timestamp", Time(arguments, "fromTime"), Time(arguments, "toTime")), limit, 0, isCounted: false).Scores;
        var findings = Find(rows, scores).OrderBy(finding => finding.Rank).ThenBy(finding => finding.Count).Take(40).ToList();
        return Task.FromResult(JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("lookedAt", string.Create(CultureInfo.InvariantCulture, $"{rows.Count} of {total} observations, {scores.Count} scores, newest first"));
            writer.WriteObjects("findings", findings, finding =>
            {
                writer.WriteString("kind", finding.Kind);
                writer.WriteString("what", finding.What);
                writer.WriteNumber("count", finding.Count);
                writer.WriteObjects("examples", finding.Examples, example =>
                {
                    writer.WriteString("traceId", example.TraceId);
                    writer.WriteString("observationId", example.ObservationId);
                    writer.WriteString("why", example.Why);
                });
            });
            if (findings.Count == 0)
            {
                writer.WriteString("note", "Nothing stands out. Look further back with toTime, or search for words.");
            }

            writer.WriteEndObject();
        }));
    }

    private static IEnumerable<Finding> Find(IReadOnlyList<Observation> rows, IReadOnlyList<Score> scores)
    {
        var byName = rows.GroupBy(row => (row.Name, row.Type)).Select(group => group.ToList()).ToList();
        return
        [
            .. Failures(rows, "ERROR", 0), .. Secrets(rows), .. Loops(rows), .. CutAnswers(rows), .. LowScores(scores), .. WorseVersions(rows, scores),
            .. byName.SelectMany(group => Outliers(group, "slow", "seconds", 5, 1, row => Math.Max(0, row.EndUs - row.StartUs) / 1e6)),
            .. byName.SelectMany(group => Outliers(group, "slow first token", "seconds", 5, 1, row => row.CompletionStartUs is { } first ? (first - row.StartUs) / 1e6 : null)),
            .. byName.SelectMany(group => Outliers(group, "costly", "US dollars", 8, 0, row => row.TotalCost)),
            .. byName.SelectMany(group => Outliers(group, "many input tokens", "tokens", 8, 1000, row => row.InputTokens)),
            .. byName.SelectMany(EmptyOutputs), .. byName.SelectMany(UnusualModels), .. Failures(rows, "WARNING", 3),
        ];
    }

    private static IEnumerable<Finding> Failures(IReadOnlyList<Observation> rows, string level, int rank) => rows
        .Where(row => row.Level == level)
        .GroupBy(row => (row.Name, Message: Digits().Replace(Short(row.StatusMessage ?? "without a message"), "#")))
        .Select(group => Of(level == "ERROR" ? "error" : "warning", rank, $"'{group.Key.Name}': {group.Key.Message}", [.. group], row => row.StatusMessage));

    private static IEnumerable<Finding> Outliers(List<Observation> group, string kind, string unit, double times, double least, Func<Observation, double?> measure)
    {
        var values = group.Select(row => (Row: row, Value: measure(row))).Where(item => item.Value is > 0).ToList();
        if (values.Count < Enough)
        {
            return [];
        }

        var median = values.Select(item => item.Value!.Value).Order().ElementAt(values.Count / 2);
        var far = values.Where(item => item.Value > times * median && item.Value > least).OrderByDescending(item => item.Value).ToList();
        return far.Count == 0 || far.Count > values.Count / 4 ? [] :
        [
            Of(kind, 1, string.Create(CultureInfo.InvariantCulture, $"'{group[0].Name}' mostly takes {median:G4} {unit}"), [.. far.Select(item => item.Row)],
                row => string.Create(CultureInfo.InvariantCulture, $"{measure(row):G4} {unit}")),
        ];
    }

    private static IEnumerable<Finding> EmptyOutputs(List<Observation> group)
    {
        var empty = group.Where(row => row.Type != "EVENT" && IsEmpty(row.Output)).ToList();
        return empty.Count == 0 || group.Count < Enough || empty.Count > group.Count / 4 ? [] : [Of("empty output", 1, $"'{group[0].Name}' mostly has an output", empty, row => $"output {row.Output ?? "missing"}")];
    }

    private static bool IsEmpty(string? output) => string.IsNullOrWhiteSpace(output) || output.Trim() is "\"\"" or "[]" or "{}" or "null";

    private static IEnumerable<Finding> Loops(IReadOnlyList<Observation> rows) => rows
        .GroupBy(row => (row.TraceId, row.Name, row.Input))
        .Where(group => group.Key.Input is not null && group.Count() >= Repeated)
        .Select(group => Of("loop", 0, string.Create(CultureInfo.InvariantCulture, $"'{group.Key.Name}' is called {group.Count()} times in one trace with the same input"), [.. group], row => Short(row.Input)));

    private static IEnumerable<Finding> UnusualModels(List<Observation> group)
    {
        var models = group.Where(row => row.Model is not null).GroupBy(row => row.Model!).OrderByDescending(model => model.Count()).ToList();
        return models.Count < 2 || group.Count < Enough ? [] : models.Skip(1).Where(model => model.Count() * 10 <= group.Count)
            .Select(model => Of("unusual model", 2, $"'{group[0].Name}' is mostly answered by {models[0].Key}, here by {model.Key}", [.. model], row => row.Model));
    }

    private static IEnumerable<Finding> CutAnswers(IReadOnlyList<Observation> rows)
    {
        var cut = rows.Where(row => row.Type == "GENERATION" && (IsTruncated(row.Output) || IsTruncated(row.Metadata))).ToList();
        return cut.Count == 0 ? [] : [Of("cut answer", 1, "answers that ended at the most tokens allowed", cut, row => row.Name)];
    }

    private static IEnumerable<Finding> Secrets(IReadOnlyList<Observation> rows)
    {
        var leaks = rows.Where(row => HasSecret(row.Input) || HasSecret(row.Output)).ToList();
        return leaks.Count == 0 ? [] : [Of("secret in content", 0, "what looks like a key or a private key was recorded", leaks, row => row.Name)];
    }

    private static IEnumerable<Finding> LowScores(IReadOnlyList<Score> scores)
    {
        foreach (var group in scores.Where(score => score.DataType is "NUMERIC" or "BOOLEAN").GroupBy(score => (score.Name, score.DataType)))
        {
            var values = group.Select(score => score.Value ?? 0).ToList();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            var low = group.Where(score => score.Value < mean - 2.5 * deviation || (score.DataType == "BOOLEAN" && score.Value == 0 && mean > 0.8)).OrderBy(score => score.Value).ToList();
            if (values.Count >= Enough && low.Count > 0 && low.Count <= values.Count / 4)
            {
                yield return new Finding("low score", 1, string.Create(CultureInfo.InvariantCulture, $"'{group.Key.Name}' is {mean:G3} on average"), low.Count,
                    [.. low.Take(MostExamples).Select(score => new Example(score.TraceId, score.ObservationId, string.Create(CultureInfo.InvariantCulture, $"{score.Value}{(score.Comment is null ? "" : ": " + Short(score.Comment))}")))]);
            }
        }
    }

    // A prompt or a program that became worse: the mean of a score by version, beside that of all others.
    private static IEnumerable<Finding> WorseVersions(IReadOnlyList<Observation> rows, IReadOnlyList<Score> scores)
    {
        var byId = rows.GroupBy(row => (row.TraceId, row.Id)).ToDictionary(group => group.Key, group => group.First());
        var judged = scores.Where(score => score is { DataType: "NUMERIC" or "BOOLEAN", TraceId: not null, ObservationId: not null })
            .Select(score => (Score: score, Row: byId.GetValueOrDefault((score.TraceId!, score.ObservationId!)))).Where(item => item.Row is not null).ToList();
        foreach (var group in judged.GroupBy(item => (item.Score.Name, What: item.Row!.PromptName is null ? "version" : $"prompt '{item.Row.PromptName}'")))
        {
            var range = group.Max(item => item.Score.Value) - group.Min(item => item.Score.Value);
            foreach (var version in group.GroupBy(item => item.Row!.PromptName is null ? item.Row.Version : item.Row.PromptVersion?.ToString(CultureInfo.InvariantCulture)).Where(version => version.Key is not null && version.Count() >= 4))
            {
                var (mine, others) = (version.Average(item => item.Score.Value ?? 0), group.Except(version).Select(item => item.Score.Value ?? 0).DefaultIfEmpty(double.NaN).Average());
                if (range > 0 && others - mine > 0.25 * range)
                {
                    var worst = version.OrderBy(item => item.Score.Value).Take(MostExamples);
                    yield return new Finding("worse version", 1, string.Create(CultureInfo.InvariantCulture, $"'{group.Key.Name}' is {mine:G3} with {group.Key.What} {version.Key}, {others:G3} with the others"), version.Count(),
                        [.. worst.Select(item => new Example(item.Row!.TraceId, item.Row.Id, string.Create(CultureInfo.InvariantCulture, $"{item.Score.Value}")))]);
                }
            }
        }
    }

    private static Finding Of(string kind, int rank, string what, List<Observation> rows, Func<Observation, string?> why) =>
        new(kind, rank, what, rows.Count, [.. rows.Take(MostExamples).Select(row => new Example(row.TraceId, row.Id, why(row)))]);

    // Few texts have one of these at all, and to look for them costs a tenth of the pattern.
    private static bool IsTruncated(string? text) => Content(text) is var content && content.ContainsAny(s_ofTruncated) && Truncated().IsMatch(content);

    private static bool HasSecret(string? text) => Content(text) is var content && content.ContainsAny(s_ofSecrets) && Secret().IsMatch(content);

    private static ReadOnlySpan<char> Content(string? text) => text is null || text.Length <= MostOfContent ? text : text.AsSpan(0, MostOfContent);

    private static string Short(string? text) => text is null ? "" : text.Length <= 200 ? text : text[..200] + "…";

    private static long? Time(IReadOnlyDictionary<string, JsonElement> arguments, string name)
    {
        if (!arguments.TryGetValue(name, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(given.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Micros.Of(time)
            : throw ApiException.Invalid($"{name}: '{given.GetString()}' is not an ISO 8601 time");
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"""(finish_?[rR]eason|stop_?[rR]eason|finish_reasons)""\s*:\s*\[?\s*""(length|max_tokens|MAX_TOKENS|max_output_tokens)""", RegexOptions.CultureInvariant)]
    private static partial Regex Truncated();

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{20,}|\bAKIA[0-9A-Z]{16}\b|\bghp_[A-Za-z0-9]{30,}|-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    private sealed record Finding(string Kind, int Rank, string What, int Count, IReadOnlyList<Example> Examples);

    private sealed record Example(string? TraceId, string? ObservationId, string? Why);
}
