using Langfuse.Observe.Recording;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Puts the pieces of a streamed answer together as they pass, within a bound. No member throws.</summary>
internal sealed class StreamedAnswer(ChatCall call)
{
    // Far over what a model answers; a stream that never ends is cut, not kept.
    private const int MostCharacters = 1 << 20;
    private const int MostPieces = 100_000;

    private readonly List<ChatResponseUpdate> _pieces = [];
    private int _characters;
    private bool _hasBegun;

    public void Add(ChatResponseUpdate piece)
    {
        try
        {
            Begin(piece);
            if (IsKept(piece))
            {
                _pieces.Add(piece);
            }
        }
        catch (Exception exception)
        {
            ModelCall.Report("a piece of a streamed answer", exception);
        }
    }

    /// <summary>Records what came, also when the consumer broke off.</summary>
    public void Complete()
    {
        if (_pieces.Count == 0)
        {
            return;
        }

        try
        {
            call.Answered(_pieces.ToChatResponse());
        }
        catch (Exception exception)
        {
            ModelCall.Report("a streamed answer", exception);
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

    private bool IsKept(ChatResponseUpdate piece)
    {
        if (piece.Contents.Any(static content => content is not (TextContent or TextReasoningContent)) || piece.FinishReason is not null)
        {
            return true;
        }

        _characters += piece.Contents.Sum(static content => content switch
        {
            TextContent text => text.Text.Length,
            TextReasoningContent reasoning => reasoning.Text.Length,
            _ => 0,
        });
        return _characters <= MostCharacters && _pieces.Count < MostPieces;
    }
}
