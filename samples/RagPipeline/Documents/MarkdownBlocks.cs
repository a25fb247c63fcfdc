namespace RagPipeline.Documents;

/// <summary>Reads Markdown line by line into blocks.</summary>
internal sealed class MarkdownBlocks
{
    private readonly List<MarkdownBlock> _blocks = [];
    private readonly List<string> _open = [];
    private string[]? _tableHeader;
    private string? _fence;
    private int _openLine;

    public static IReadOnlyList<MarkdownBlock> Of(string markdown)
    {
        var reader = new MarkdownBlocks();
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = FrontMatter(lines); i < lines.Length; i++)
        {
            reader.Read(lines[i], i + 1);
        }

        // A fence that nothing closes lasts to the end of the page.
        reader.Flush(reader._fence is null ? PlainText.Of(string.Join(' ', reader._open)) : string.Join('\n', reader._open), reader._fence is not null);
        return reader._blocks;
    }

    /// <summary>The first line after the <c>---</c> block with which many generators of sites begin a page.</summary>
    private static int FrontMatter(string[] lines)
    {
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...") : -1;
        return end + 1;
    }

    private void Read(string line, int number)
    {
        var text = line.Trim();
        if (_fence is not null || text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal))
        {
            ReadCode(line, text, number);
        }
        else if (HeadingLevel(text) is > 0 and var level)
        {
            Close();
            _blocks.Add(new MarkdownBlock(number, level, PlainText.Of(text[level..].Trim().TrimEnd('#'))));
        }
        else if (_open.Count == 1 && text.Length > 2 && (text.All(c => c == '=') || text.All(c => c == '-')))
        {
            _blocks.Add(new MarkdownBlock(_openLine, text[0] == '=' ? 1 : 2, PlainText.Of(_open[0])));
            _open.Clear();
        }
        else if (text.StartsWith('|'))
        {
            ReadTableRow(text, number);
        }
        else
        {
            ReadProse(text, number);
        }
    }

    private void ReadCode(string line, string text, int number)
    {
        if (_fence is null)
        {
            Close();
            _fence = text[..3];
            _openLine = number;
        }
        else if (text.StartsWith(_fence, StringComparison.Ordinal) && text.Trim(_fence[0]).Length == 0)
        {
            Flush(string.Join('\n', _open), isCode: true);
            _fence = null;
        }
        else if (text.Length > 0)
        {
            _open.Add(line.TrimEnd());
        }
    }

    private void ReadTableRow(string text, int number)
    {
        if (_tableHeader is null)
        {
            Close();
        }

        var cells = text.Trim('|').Split('|').Select(cell => PlainText.Of(cell.Trim())).ToArray();
        if (_tableHeader is null)
        {
            _tableHeader = cells;
        }
        else if (!cells.All(cell => cell.All(c => c is '-' or ':' or ' ')))
        {
            // "Norway and Switzerland: price £16.95, working days 5 to 8." A row alone, without its header, means nothing to a reader.
            var values = cells.Index().Skip(1).Where(cell => cell.Item.Length > 0).Select(cell => $"{Header(cell.Index)}{cell.Item.TrimEnd('.')}");
            _blocks.Add(new MarkdownBlock(number, 0, $"{cells[0]}: {string.Join(", ", values)}."));
        }
    }

    private string Header(int column) => column < _tableHeader!.Length && _tableHeader[column].Length > 0 ? LowerFirst(_tableHeader[column]) + " " : "";

    private void ReadProse(string text, int number)
    {
        var item = ListMarker(text);
        if (_tableHeader is not null || text.Length == 0 || item > 0)
        {
            Close();
        }

        if (text.Length > 0)
        {
            _openLine = _open.Count == 0 ? number : _openLine;
            _open.Add(text[item..]);
        }
    }

    private void Close()
    {
        _tableHeader = null;
        Flush(PlainText.Of(string.Join(' ', _open)));
    }

    private void Flush(string text, bool isCode = false)
    {
        if (text.Length > 0)
        {
            _blocks.Add(new MarkdownBlock(_openLine, 0, text, isCode));
        }

        _open.Clear();
    }

    private static int HeadingLevel(string text)
    {
        var level = text.TakeWhile(c => c == '#').Count();
        return level is > 0 and <= 6 && level < text.Length && text[level] == ' ' ? level : 0;
    }

    /// <summary>The length of <c>- </c>, <c>* </c>, <c>+ </c>, <c>12. </c> or <c>> </c> at the start; 0 without one.</summary>
    private static int ListMarker(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var sign = digits < text.Length ? text[digits] : ' ';
        var marked = digits == 0 ? sign is '-' or '*' or '+' or '>' : sign is '.' or ')';
        return marked && digits + 1 < text.Length && text[digits + 1] == ' ' ? digits + 2 : 0;
    }

    // SEV1 and URL keep their capitals.
    private static string LowerFirst(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
