namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>What became of one event of a batch.</summary>
/// <param name="Id">Of the event; "unknown" when it had none.</param>
/// <param name="Status">201 when taken.</param>
/// <param name="Message">What is wrong, in short.</param>
/// <param name="Error">What is wrong, in detail.</param>
internal sealed record IngestionOutcome(string Id, int Status, string? Message = null, string? Error = null)
{
    public bool IsTaken => Status == StatusCodes.Status201Created;

    public static IngestionOutcome Taken(string id) => new(id, StatusCodes.Status201Created);

    public static IngestionOutcome Refused(string id, string error) => new(id, StatusCodes.Status400BadRequest, "Invalid request data", error);
}
