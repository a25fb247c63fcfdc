namespace Langfuse.Observe.OpenAI;

/// <summary>What a request asks for, by its path: the same for OpenAI, Azure's deployments and services that are compatible.</summary>
internal sealed record Operation(string Name, ObservationType Type, string InputProperty)
{
    private static readonly (string Path, Operation Operation)[] s_known =
    [
        ("/chat/completions", new("chat", ObservationType.Generation, "messages")),
        ("/responses", new("responses", ObservationType.Generation, "input")),
        ("/completions", new("completions", ObservationType.Generation, "prompt")),
        ("/embeddings", new("embeddings", ObservationType.Embedding, "input")),
        ("/images/generations", new("images", ObservationType.Generation, "prompt")),
        ("/images/edits", new("images", ObservationType.Generation, "prompt")),
        ("/images/variations", new("images", ObservationType.Generation, "prompt")),
        ("/audio/speech", new("speech", ObservationType.Generation, "input")),
        ("/audio/transcriptions", new("transcribe", ObservationType.Generation, "file")),
        ("/audio/translations", new("transcribe", ObservationType.Generation, "file")),
        ("/moderations", new("moderation", ObservationType.Guardrail, "input")),
    ];

    /// <summary>The operation of a request, or null for one that is no call of a model (files, lists of models and the like).</summary>
    public static Operation? Of(string method, Uri? address)
    {
        if (address is null || !string.Equals(method, "POST", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = address.AbsolutePath.AsSpan().TrimEnd('/');
        foreach (var (known, operation) in s_known)
        {
            if (path.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>The deployment that an Azure address names, which is all that it says of the model.</summary>
    public static string? Deployment(Uri? address)
    {
        var parts = address?.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.IndexOf(parts, "deployments");
        return at >= 0 && at + 1 < parts.Length ? Uri.UnescapeDataString(parts[at + 1]) : null;
    }
}
