using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators;

/// <summary>Writes C# line by line with its indentation.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _indentation * 4).Append(text);
        }

        _text.Append('\n');
    }

    public void Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        _indentation++;
    }

    public void Close() => CloseWith("");

    public void CloseWith(string end)
    {
        _indentation--;
        Line("}" + end);
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);
}
