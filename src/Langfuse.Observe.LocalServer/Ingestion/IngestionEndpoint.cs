using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>POST /api/public/ingestion: always 207, with the outcome of every event.</summary>
internal static class IngestionEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/public/ingestion", Guarded.By(Role.Feedback, Ingest));

    private static async Task Ingest(HttpContext context)
    {
        var body = await JsonBody.RequireAsync(context, JsonBody.IngestionLimit);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("batch", out var batch) || batch.ValueKind != JsonValueKind.Array)
        {
            await JsonReply.WriteAsync(context, StatusCodes.Status400BadRequest, WriteNoBatch);
            return;
        }

        var outcomes = await context.Get<IngestionBatch>().TakeAsync(batch, context.Project(), context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status207MultiStatus, writer => WriteOutcomes(writer, outcomes));
    }

    private static void WriteOutcomes(Utf8JsonWriter writer, IReadOnlyList<IngestionOutcome> outcomes)
    {
        writer.WriteStartObject();
        writer.WriteObjects("successes", outcomes.Where(outcome => outcome.IsTaken), outcome =>
        {
            writer.WriteString("id", outcome.Id);
            writer.WriteNumber("status", outcome.Status);
        });
        writer.WriteObjects("errors", outcomes.Where(outcome => !outcome.IsTaken), outcome =>
        {
            writer.WriteString("id", outcome.Id);
            writer.WriteNumber("status", outcome.Status);
            writer.WriteString("message", outcome.Message);
            writer.WriteString("error", outcome.Error);
        });
        writer.WriteEndObject();
    }

    private static void WriteNoBatch(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("message", "Invalid request data");
        writer.WriteStartArray("errors");
        writer.WriteStringValue("batch: an array of events is required");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
