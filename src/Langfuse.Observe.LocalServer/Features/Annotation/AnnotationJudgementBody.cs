using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>Reads what a person says of an item: a value for every config of the queue.</summary>
internal static class AnnotationJudgementBody
{
    /// <exception cref="ApiException">Something is wrong with it; all of it is named, and nothing is kept.</exception>
    public static AnnotationJudgement Read(BodyReader body, IReadOnlyList<ScoreConfig> configs, AnnotationItem item)
    {
        var given = body.Objects("scores") ?? [];
        var scores = given.Select(score => Read(score.Only("configId", "value", "comment"), configs)).OfType<AnnotationScore>().ToList();
        if (body.Issues.Count == 0)
        {
            body.Issues.AddRange(configs.Where(config => !config.IsArchived && scores.All(score => score.Config.Id != config.Id)).Select(config => $"scores: a value for '{config.Name}' ({config.Id}) is missing"));
        }

        var correction = body.Text("correction");
        if (correction is not null && item.ObjectType == "SESSION")
        {
            body.Issues.Add("correction: a session has no output to correct");
        }

        var judgement = new AnnotationJudgement(scores, correction, body.Text("comment", 5000));
        body.Check();
        return judgement;
    }

    private static AnnotationScore? Read(BodyReader body, IReadOnlyList<ScoreConfig> configs)
    {
        var id = body.RequiredText("configId");
        if (configs.FirstOrDefault(config => config.Id == id) is not { } config)
        {
            body.Issues.Add($"scores: the queue has no score config '{id}'; it has {string.Join(", ", configs.Select(known => $"{known.Name} ({known.Id})"))}");
            return null;
        }

        var value = body.Json("value");
        var made = config.DataType switch
        {
            "BOOLEAN" => OfFlag(config, value, body.Text("comment")),
            "NUMERIC" => value is { ValueKind: JsonValueKind.Number } number ? new AnnotationScore(config, number.GetDouble(), null, body.Text("comment")) : null,
            _ => value is { ValueKind: JsonValueKind.String } text ? new AnnotationScore(config, 0, text.GetString(), body.Text("comment")) : null,
        };
        var misfit = made is null ? $"it is {config.DataType}" : config.Misfit(new Score { DataType = config.DataType, Value = made.Number, StringValue = made.Label });
        if (misfit is not null)
        {
            body.Issues.Add($"scores: the value for '{config.Name}' does not fit: {misfit}");
        }

        return made;
    }

    private static AnnotationScore? OfFlag(ScoreConfig config, JsonElement? value, string? comment)
    {
        bool? flag = value switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Number } number when number.GetDouble() is 0 or 1 => number.GetDouble() == 1,
            _ => null,
        };
        return flag is { } known ? new AnnotationScore(config, known ? 1 : 0, known ? "True" : "False", comment) : null;
    }
}
