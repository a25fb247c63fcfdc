using System.Text.Json;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>Reads the observations of a trace from JSON: what <c>GET /api/public/traces/{id}</c> answers, a list of observations, or an export with one
/// observation or trace a line.</summary>
internal static class TraceFile
{
    private const int MostFoldersUp = 8;

    public static IReadOnlyList<RecordedCall> Read(string path)
    {
        var found = Find(path) ?? throw new FileNotFoundException(
            $"There is no trace file '{path}', neither in {Environment.CurrentDirectory} nor in {AppContext.BaseDirectory} or the folders above. "
            + "Write one with 'langfuse-observe test-from TRACE_ID', or save what GET /api/public/traces/{id} of the server answers.",
            path);
        return Parse(File.ReadAllText(found), path);
    }

    public static IReadOnlyList<RecordedCall> Parse(string json, string place)
    {
        try
        {
            var calls = Documents(json).SelectMany(Observations).Select(Call).ToList();
            return calls.Count > 0 ? calls : throw new ReplayException(
                $"'{place}' holds no observations. It is to be what GET /api/public/traces/{{id}} answers (an object with 'observations'), a list of observations, or one a line.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ReplayException($"'{place}' is no trace: {exception.Message}", exception);
        }
    }

    /// <summary>As given, beside the test's assembly, or in the folders above, so that nothing need be copied to the output.</summary>
    private static string? Find(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var i = 0; i < MostFoldersUp && folder is not null; i++, folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The one document, or one a line.</summary>
    private static IEnumerable<JsonElement> Documents(string json)
    {
        try
        {
            return [Parse(json)];
        }
        catch (JsonException) when (json.Contains('\n', StringComparison.Ordinal) && IsDocument(json[..json.IndexOf('\n', StringComparison.Ordinal)]))
        {
            return [.. json.Split('\n').Where(static line => !string.IsNullOrWhiteSpace(line)).Select(Parse)];
        }
    }

    private static bool IsDocument(string line)
    {
        try
        {
            Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Observations(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Array)
        {
            return document.EnumerateArray().SelectMany(Observations);
        }

        foreach (var list in (string[])["observations", "data"])
        {
            if (document.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array)
            {
                return items.EnumerateArray().SelectMany(Observations);
            }
        }

        return document.TryGetProperty("startTime", out _) || document.TryGetProperty("start_time", out _) ? [document] : [];
    }

    private static RecordedCall Call(JsonElement observation) => new()
    {
        Id = Text(observation, "id") ?? "",
        ParentId = Text(observation, "parentObservationId", "parent_observation_id"),
        Name = Text(observation, "name") ?? "",
        Type = (Text(observation, "type") ?? "SPAN").ToUpperInvariant(),
        StartTime = Time(observation, "startTime", "start_time") ?? default,
        EndTime = Time(observation, "endTime", "end_time"),
        Input = StoredText.Of(Member(observation, "input")),
        Output = StoredText.Of(Member(observation, "output")),
        Model = Text(observation, "providedModelName", "model", "provided_model_name"),
        Usage = Numbers(Member(observation, "usageDetails", "usage_details")),
        Level = Text(observation, "level") ?? "DEFAULT",
        StatusMessage = Text(observation, "statusMessage", "status_message"),
        Metadata = Texts(Member(observation, "metadata")),
    };

    private static JsonElement Member(JsonElement holder, params string[] names)
    {
        foreach (var name in names)
        {
            if (holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return default;
    }

    private static string? Text(JsonElement holder, params string[] names) => StoredText.Of(Member(holder, names)) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(JsonElement holder, params string[] names) =>
        Text(holder, names) is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal) : null;

    private static Dictionary<string, double> Numbers(JsonElement holder) => holder.ValueKind != JsonValueKind.Object
        ? []
        : holder.EnumerateObject().Where(static member => member.Value.ValueKind == JsonValueKind.Number).ToDictionary(static member => member.Name, static member => member.Value.GetDouble());

    private static Dictionary<string, string> Texts(JsonElement holder) => holder.ValueKind != JsonValueKind.Object
        ? []
        : holder.EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(static member => member.Name).ToDictionary(static members => members.Key, static members => StoredText.Of(members.Last().Value) ?? "");
}
