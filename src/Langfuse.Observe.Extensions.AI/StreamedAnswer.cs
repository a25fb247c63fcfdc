using Langfuse.Observe.Recording;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Puts the pieces of a streamed answer together as they pass, within a bound. No member throws.</summary>
/// <remarks>The stream holds it: when the consumer lets go of the stream without disposing it, what came is recorded by its finalizer.</remarks>
internal sealed class StreamedAnswer(ChatCall call) : IDisposable
{
    private readonly StreamedPieces _pieces = new();
    private bool _hasBegun;

    ~StreamedAnswer() => Abandon();

    public void Add(ChatResponseUpdate piece)
    {
        try
        {
            Begin(piece);
            _pieces.Add(piece);
        }
        catch (Exception exception)
        {
            ModelCall.Report("a piece of a streamed answer", exception);
        }
    }

    /// <summary>Records what came, also when the consumer broke off, and ends the call.</summary>
    public void Dispose()
    {
        Complete();
        GC.SuppressFinalize(this);
    }

    private void Complete()
    {
        try
        {
            if (_pieces.Take() is { Count: > 0 } pieces)
            {
                call.Answered(pieces.ToChatResponse());
            }
        }
        catch (Exception exception)
        {
            ModelCall.Report("a streamed answer", exception);
        }

        call.End();
    }

    private void Abandon()
    {
        try
        {
            call.Observation.Update(level: ObservationLevel.Warning, statusMessage: "abandoned: the enumerator was never disposed");
            Complete();
        }
        catch (Exception exception)
        {
            ModelCall.Report("a stream that was let go", exception);
        }
    }

    private void Begin(ChatResponseUpdate piece)
    {
        if (!_hasBegun && piece.Contents.Count > 0)
        {
            _hasBegun = true;
            call.Observation.Update(completionStartTime: DateTimeOffset.UtcNow);
        }
    }
}
