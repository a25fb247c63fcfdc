namespace RagPipeline.Documents;

/// <summary>Cuts a page into passages, one per heading.</summary>
/// <remarks>It knows what documentation uses: headings of both kinds, lists, tables, fenced code, front matter, HTML comments.</remarks>
public static class MarkdownSplitter
{
    /// <summary>A passage longer than this is cut at a paragraph, so that one long page does not win by its length.</summary>
    private const int LongestPassage = 1600;

    public static IEnumerable<Passage> Split(Page page)
    {
        var headings = new List<(int Level, string Text)>();
        var blocks = new List<MarkdownBlock>();
        var line = 1;
        foreach (var block in MarkdownBlocks.Of(page.Markdown))
        {
            var isHeading = block.Level > 0;
            if ((isHeading || blocks.Sum(each => each.Text.Length) + block.Text.Length > LongestPassage) && blocks.Count > 0)
            {
                yield return Join(page, line, headings, blocks);
                blocks.Clear();
                line = block.Line;
            }

            if (isHeading)
            {
                headings.RemoveAll(heading => heading.Level >= block.Level);
                headings.Add((block.Level, block.Text));
                line = block.Line;
            }
            else
            {
                blocks.Add(block);
            }
        }

        if (blocks.Count > 0)
        {
            yield return Join(page, line, headings, blocks);
        }
    }

    private static Passage Join(Page page, int line, List<(int Level, string Text)> headings, List<MarkdownBlock> blocks) => new(
        page.Path,
        line,
        headings.Count > 0 ? string.Join(" > ", headings.Select(heading => heading.Text)) : page.Path,
        string.Join('\n', blocks.Where(block => !block.IsCode).Select(block => block.Text)),
        string.Join("\n\n", blocks.Where(block => block.IsCode).Select(block => block.Text)));
}
