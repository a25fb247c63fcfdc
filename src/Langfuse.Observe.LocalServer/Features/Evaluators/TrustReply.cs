using System.Text.Json;
using Langfuse.Observe.LocalServer.Evaluation;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Writes trials, dry runs and agreement.</summary>
internal static class TrustReply
{
    public static void Write(Utf8JsonWriter writer, TrialResult result)
    {
        writer.WriteStartObject();
        writer.WriteObjects("scores", result.Scores, score =>
        {
            writer.WriteString("dataType", score.DataType);
            WriteValue(writer, "value", score.DataType, score.Value, score.Category);
        });
        writer.WriteString("comment", result.Comment);
        writer.WriteString("error", result.Error);
        StoredJson.Number(writer, "cost", result.Cost);
        StoredJson.Raw(writer, "messages", result.Messages, "null");
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, string evaluatorId, TrustReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("evaluatorId", evaluatorId);
        writer.WriteString("humanScore", report.HumanScore);
        WriteAgreement(writer, report.Agreement);
        writer.WriteObjects("confusion", report.Confusion.Take(200), cell =>
        {
            writer.WriteString("judge", cell.One);
            writer.WriteString("people", cell.Other);
            writer.WriteNumber("count", cell.Count);
        });
        writer.WriteObjects("versions", report.Versions, version =>
        {
            writer.WriteNumber("version", version.Version);
            writer.WriteString("model", version.Model);
            writer.WriteNumber("scores", version.Scores);
            StoredJson.Number(writer, "mean", version.Mean);
            StoredJson.Number(writer, "deviation", version.Deviation);
            writer.WriteObjects("shares", version.Shares, share =>
            {
                writer.WriteString("value", share.Value);
                writer.WriteNumber("share", share.Share);
            });
            writer.WriteBoolean("constant", version.IsConstant);
        });
        writer.WriteList("warnings", report.Warnings, static (json, warning) => json.WriteStringValue(warning));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, DryRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("id", run.Id);
        writer.WriteString("evaluatorId", run.EvaluatorId);
        writer.WriteString("state", run.State);
        writer.WriteNumber("total", run.Total);
        writer.WriteNumber("done", run.Rows.Count);
        writer.WriteNumber("failed", run.Rows.Count(row => row.Error is not null));
        writer.WriteNumber("cost", run.Rows.Sum(row => row.Cost ?? 0));
        writer.WriteObjects("rows", run.Rows, row =>
        {
            writer.WriteString("traceId", row.TraceId);
            writer.WriteString("observationId", row.ObservationId);
            WriteJudgement(writer, "old", row.Old);
            WriteJudgement(writer, "new", row.New);
            writer.WriteString("error", row.Error);
        });
        WriteSummary(writer, run);
        writer.WriteEndObject();
    }

    public static void WriteAgreement(Utf8JsonWriter writer, Agreement agreement)
    {
        writer.WriteNumber("pairs", agreement.Pairs);
        StoredJson.Number(writer, "agreement", agreement.Equal);
        StoredJson.Number(writer, "kappa", agreement.Kappa);
        StoredJson.Number(writer, "correlation", agreement.Correlation);
        StoredJson.Number(writer, "rankCorrelation", agreement.RankCorrelation);
        StoredJson.Number(writer, "meanDifference", agreement.MeanDifference);
    }

    private static void WriteSummary(Utf8JsonWriter writer, DryRun run)
    {
        var both = run.Rows.Where(row => row is { Old: not null, New: not null } && row.Old.DataType == row.New.DataType).ToList();
        var isNumeric = both.Count > 0 && both[0].New!.DataType == "NUMERIC";
        writer.WriteStartObject("summary");
        WriteAgreement(writer, isNumeric
            ? Agreement.OfNumbers([.. both.Select(row => (row.New!.Number ?? 0, row.Old!.Number ?? 0))])
            : Agreement.OfLabels([.. both.Select(row => (row.New!.Label ?? "", row.Old!.Label ?? ""))]));
        StoredJson.Number(writer, "oldMean", both.Count == 0 ? null : both.Average(row => row.Old!.Number ?? 0));
        StoredJson.Number(writer, "newMean", both.Count == 0 ? null : both.Average(row => row.New!.Number ?? 0));
        writer.WriteEndObject();
    }

    private static void WriteJudgement(Utf8JsonWriter writer, string name, DryRunValue? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        WriteValue(writer, "value", value.DataType, value.Number, value.Label);
        writer.WriteString("comment", value.Comment);
        if (value.Version is { } version)
        {
            writer.WriteNumber("version", version);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, string dataType, double? number, string? label)
    {
        switch (dataType)
        {
            case "NUMERIC":
                StoredJson.Number(writer, name, number);
                break;
            case "BOOLEAN":
                writer.WriteBoolean(name, number == 1);
                break;
            default:
                writer.WriteString(name, label);
                break;
        }
    }
}
