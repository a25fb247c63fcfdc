using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <summary>One case of a dataset, or of an experiment's local data.</summary>
public sealed record DatasetItem
{
    /// <summary>The id; of local data, the same for the same input.</summary>
    public required string Id { get; init; }

    /// <summary>The dataset's id; empty for local data.</summary>
    public string DatasetId { get; init; } = "";

    /// <summary>The dataset's name; empty for local data.</summary>
    public string DatasetName { get; init; } = "";

    /// <summary>What the task gets.</summary>
    public JsonElement Input { get; init; }

    /// <summary>What would be right; <see cref="JsonValueKind.Null"/> or <see cref="JsonValueKind.Undefined"/> when nothing was said.</summary>
    public JsonElement ExpectedOutput { get; init; }

    /// <summary>Whatever was added.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>The trace that it was made from; null for none.</summary>
    public string? SourceTraceId { get; init; }

    /// <summary>The observation that it was made from; null for none.</summary>
    public string? SourceObservationId { get; init; }

    /// <summary>Whether it is put away and left out of runs.</summary>
    public bool IsArchived { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The input as text: a string as it is, anything else as JSON.</summary>
    public string InputText => JsonText.Of(Input);

    /// <summary>The expected output as text: a string as it is, anything else as JSON; null when nothing was said.</summary>
    public string? ExpectedText => ExpectedOutput.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonText.Of(ExpectedOutput);

    /// <summary>An item of local data.</summary>
    /// <param name="input">What the task gets: any object.</param>
    /// <param name="expectedOutput">What would be right.</param>
    /// <param name="metadata">Whatever is to be kept with it.</param>
    /// <param name="id">The id; by default made from the input.</param>
    public static DatasetItem Of(object? input, object? expectedOutput = null, object? metadata = null, string? id = null)
    {
        var json = ValueJson.Element(input) ?? JsonText.Null;
        return new()
        {
            Id = id ?? IdOf(json),
            Input = json,
            ExpectedOutput = ValueJson.Element(expectedOutput) ?? JsonText.Null,
            Metadata = ValueJson.Element(metadata) ?? JsonText.Null,
        };
    }

    internal static DatasetItem Of(Api.DatasetItem stored) => new()
    {
        Id = stored.Id,
        DatasetId = stored.DatasetId,
        DatasetName = stored.DatasetName,
        Input = stored.Input,
        ExpectedOutput = stored.ExpectedOutput,
        Metadata = stored.Metadata,
        SourceTraceId = stored.SourceTraceId,
        SourceObservationId = stored.SourceObservationId,
        IsArchived = stored.Status == Api.DatasetStatus.Archived,
        CreatedAt = stored.CreatedAt,
        UpdatedAt = stored.UpdatedAt,
    };

    /// <summary>As the official SDKs do it: the first 16 digits of the hash of the input's text.</summary>
    private static string IdOf(JsonElement input) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(input.GetRawText())).AsSpan(0, 8)).ToLowerInvariant();
}
