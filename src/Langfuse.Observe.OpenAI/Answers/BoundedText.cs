using System.Text;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>A text that grows within what its stream may keep.</summary>
internal sealed class BoundedText(KeptCharacters kept)
{
    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public void Append(string? part)
    {
        if (part is not null)
        {
            _text.Append(part, 0, kept.Take(part.Length));
        }
    }

    public override string ToString() => _text.ToString();
}
