using System.Text;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>Text that grows up to a bound far over what a model answers.</summary>
internal sealed class BoundedText
{
    private const int MostCharacters = 1 << 20;

    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public void Append(string? part)
    {
        if (part is not null && _text.Length < MostCharacters)
        {
            _text.Append(part.Length <= MostCharacters - _text.Length ? part : part[..(MostCharacters - _text.Length)]);
        }
    }

    public override string ToString() => _text.ToString();
}
