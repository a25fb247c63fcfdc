using System.Text;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>The pieces of a streamed answer: texts as one piece a run, so that neither the pieces nor what they were read from is kept; the rest as it is.</summary>
internal sealed class StreamedPieces
{
    // Far over what a model answers; a stream that never ends is cut, not kept.
    private const int MostCharacters = 1 << 20;
    private const int MostPieces = 1000;

    private readonly List<ChatResponseUpdate> _pieces = [];
    private readonly StringBuilder _text = new();
    private ChatResponseUpdate? _run;
    private bool _isReasoning;
    private long _length;

    public void Add(ChatResponseUpdate piece)
    {
        if (TextOf(piece, out var isReasoning) is { } text)
        {
            if (_run is null || isReasoning != _isReasoning || !IsOneMessage(_run, piece))
            {
                Close();
                _run = Head(piece);
                _isReasoning = isReasoning;
            }

            Append(text);
            return;
        }

        Close();
        if (_pieces.Count < MostPieces && Fits(piece))
        {
            _pieces.Add(piece);
        }
        else if (Head(piece) is { FinishReason: not null } end)
        {
            _pieces.Add(end);
        }
    }

    /// <summary>All that was kept, in order.</summary>
    public IReadOnlyList<ChatResponseUpdate> Take()
    {
        Close();
        return _pieces;
    }

    /// <summary>The text of a piece that is nothing but text; null for any other.</summary>
    private static string? TextOf(ChatResponseUpdate piece, out bool isReasoning)
    {
        isReasoning = false;
        if (piece.FinishReason is not null || piece.Contents.Count != 1)
        {
            return null;
        }

        switch (piece.Contents[0])
        {
            case TextContent { Annotations: null or { Count: 0 } } text:
                return text.Text;
            case TextReasoningContent { ProtectedData: null } reasoning:
                isReasoning = true;
                return reasoning.Text;
            default:
                return null;
        }
    }

    private static bool IsOneMessage(ChatResponseUpdate run, ChatResponseUpdate piece) =>
        IsSame(run.MessageId, piece.MessageId) && IsSame(run.ResponseId, piece.ResponseId) && IsSame(run.ModelId, piece.ModelId) && IsSame(run.AuthorName, piece.AuthorName)
        && IsSame(run.ConversationId, piece.ConversationId) && (piece.Role is null || run.Role == piece.Role);

    private static bool IsSame(string? run, string? piece) => string.IsNullOrEmpty(piece) || run == piece;

    /// <summary>What a piece says besides its content, without what it was read from.</summary>
    private static ChatResponseUpdate Head(ChatResponseUpdate piece) => new()
    {
        Role = piece.Role, AuthorName = piece.AuthorName, MessageId = piece.MessageId, ResponseId = piece.ResponseId, ConversationId = piece.ConversationId, ModelId = piece.ModelId,
        CreatedAt = piece.CreatedAt, FinishReason = piece.FinishReason,
    };

    private void Append(string text)
    {
        var left = (int)(MostCharacters - _length);
        if (left > 0)
        {
            _text.Append(text.Length <= left ? text : text[..left]);
        }

        _length = Math.Min(MostCharacters, _length + text.Length);
    }

    private void Close()
    {
        if (_run is { } run)
        {
            var text = _text.ToString();
            run.Contents = [_isReasoning ? new TextReasoningContent(text) : new TextContent(text)];
            if (_pieces.Count < MostPieces)
            {
                _pieces.Add(run);
            }
        }

        _run = null;
        _text.Clear();
    }

    private bool Fits(ChatResponseUpdate piece)
    {
        var size = piece.Contents.Sum(static content => content switch
        {
            TextContent text => text.Text.Length,
            TextReasoningContent reasoning => reasoning.Text.Length,
            DataContent data => data.Data.Length,
            FunctionCallContent { Arguments: { } arguments } => arguments.Sum(static argument => (argument.Value as string)?.Length ?? 0),
            _ => 0L,
        });
        if (_length + size > MostCharacters)
        {
            return false;
        }

        _length += size;
        return true;
    }
}
