namespace Langfuse.Observe.Capture.Ai;

/// <summary>What a captured value says of the model call that it belongs to.</summary>
internal sealed class AiFindings
{
    // Nearly always there is one.
    private object? _counted;
    private List<object>? _countedToo;

    /// <summary>The model that answered.</summary>
    public string? Model { get; private set; }

    /// <summary>The model that was asked for.</summary>
    public string? RequestedModel { get; private set; }

    public Usage? Usage { get; private set; }

    /// <summary>Why the answer ended, where the recorded output does not say so.</summary>
    public string? FinishReason { get; set; }

    /// <summary>The options of the request, and how they are read.</summary>
    public (AiShape Shape, object Value)? Options { get; private set; }

    public void FoundModel(string? model) => Model ??= string.IsNullOrEmpty(model) ? null : model;

    public void FoundOptions(AiShape shape, object options, string? model)
    {
        Options ??= (shape, options);
        RequestedModel ??= string.IsNullOrEmpty(model) ? null : model;
    }

    public void FoundRequest(string? model) => RequestedModel ??= model;

    /// <summary>Counts a usage; the same object, which a library may hang on several choices of one answer, only once.</summary>
    public void FoundUsage(object source, Usage? usage)
    {
        if (usage is null || ReferenceEquals(_counted, source) || _countedToo?.Exists(known => ReferenceEquals(known, source)) == true)
        {
            return;
        }

        if (Usage is null)
        {
            (_counted, Usage) = (source, usage);
            return;
        }

        (_countedToo ??= []).Add(source);
        foreach (var (kind, count) in usage)
        {
            Usage[kind] += count;
        }
    }
}
