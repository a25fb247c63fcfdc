using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Capture;

/// <summary>The output of a stream of an AI library's updates: the answer that they add up to.</summary>
internal sealed class AnswerOutput<T> : StreamOutput<T>
{
    private readonly StreamedAnswer _answer;
    private readonly int _maxBytes;
    private AiFindings? _findings;
    private bool _hasFailed;

    private AnswerOutput(int maxBytes)
    {
        _maxBytes = maxBytes;
        _answer = new StreamedAnswer(maxBytes);
    }

    public override AiFindings? Findings => _findings;

    /// <summary>Null when the items are no such updates.</summary>
    public static AnswerOutput<T>? TryMake(int maxBytes) => StreamedAnswer.IsUpdate(typeof(T)) ? new(maxBytes) : null;

    public override void Add(T item)
    {
        if (item is null || _hasFailed)
        {
            return;
        }

        try
        {
            _answer.Add(item);
        }
        catch (Exception exception)
        {
            _hasFailed = true;
            SelfLog.Fenced($"reading {TypeNames.Of(typeof(T))} of a stream", exception);
        }
    }

    public override CapturedText Finish()
    {
        try
        {
            return _answer.Finish(_maxBytes, out _findings);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced($"adding up the {TypeNames.Of(typeof(T))} of a stream", exception);
            return CapturedText.Copy($"<not recorded: {TypeNames.Of(typeof(T))}>");
        }
    }
}
