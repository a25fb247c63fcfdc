namespace RagPipeline.Terminal;

/// <summary>Breaks a text that arrives in pieces at its spaces, so that it fits the terminal.</summary>
internal sealed class WordWrap(TextWriter output, int width)
{
    private int _column;

    public void Write(string piece)
    {
        foreach (var line in piece.Split('\n').Index())
        {
            if (line.Index > 0)
            {
                Break();
            }

            WriteLine(line.Item);
        }
    }

    private void WriteLine(string text)
    {
        while (text.Length > 0)
        {
            var end = text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? space + 1 : text.Length;
            var word = text[..end];
            if (_column > 0 && _column + word.TrimEnd().Length > width)
            {
                Break();
            }

            output.Write(word);
            _column += word.Length;
            text = text[end..];
        }
    }

    private void Break()
    {
        output.WriteLine();
        _column = 0;
    }
}
