using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>What the parts of a message are: its text in one piece, its tool calls, and whatever else.</summary>
internal ref struct SortedParts
{
    /// <summary>The text of all parts.</summary>
    public string? Text;

    public string? Reasoning;

    /// <summary>The answer of a tool, when the message is nothing else.</summary>
    public object? OnlyResult;

    public string? OnlyResultId;

    public int Calls;

    /// <summary>Parts that are neither text nor calls: with them the content is a list.</summary>
    public int Others;

    public static SortedParts Of(AiItems parts, string? text)
    {
        var sorted = new SortedParts { Text = text };
        var results = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part)
            {
                sorted.Add(part, ref results);
            }
        }

        if (results == 1 && sorted.Others == 0 && sorted.Text is null)
        {
            sorted.OnlyResultId = AiShapes.For(sorted.OnlyResult!.GetType())!.Text(sorted.OnlyResult, AiMeaning.CallId);
        }
        else
        {
            sorted.Others += results;
            sorted.OnlyResult = null;
        }

        return sorted;
    }

    private void Add(object part, ref int results)
    {
        if (part is string plain)
        {
            Text = Text is null ? plain : Text + plain;
            return;
        }

        var shape = AiShapes.For(part.GetType());
        switch (shape?.Kind)
        {
            case AiKind.Text:
                Append(ref Text, shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.Part when shape.Text(part, AiMeaning.Text) is { Length: > 0 } text:
                Append(ref Text, text);
                break;
            case AiKind.Reasoning:
                Append(ref Reasoning, shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.ToolCall or AiKind.ToolCallDelta:
                Calls++;
                break;
            case AiKind.ToolResult:
                OnlyResult = part;
                results++;
                break;
            case AiKind.UsagePart:
                break;
            default:
                Others++;
                break;
        }
    }

    private static void Append(ref string? whole, string? piece) => whole = whole is null ? piece : whole + piece;
}
