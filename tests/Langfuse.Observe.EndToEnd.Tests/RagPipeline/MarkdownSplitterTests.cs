using RagPipeline.Documents;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

public sealed class MarkdownSplitterTests
{
    [Fact]
    public void Split_Headings_GivesAPassageEachWithItsPathAndLine()
    {
        var passages = Split("# Tents\n\nIntro.\n\n## Poles\n\nBend\nslowly.\n\n### Repair\n\nGlue.\n\n## Pegs\n\nPush.");
        Assert.Equal(
            [(1, "Tents", "Intro."), (5, "Tents > Poles", "Bend slowly."), (10, "Tents > Poles > Repair", "Glue."), (14, "Tents > Pegs", "Push.")],
            passages.Select(passage => (passage.Line, passage.Heading, passage.Text)));
    }

    [Fact]
    public void Split_UnderlinedHeadings_AreHeadings() =>
        Assert.Equal(["Tents", "Tents > Poles"], Split("Tents\n=====\n\nIntro.\n\nPoles\n-----\n\nBend.").Select(passage => passage.Heading));

    [Fact]
    public void Split_Code_IsKeptApartAndItsHashesAreNoHeadings()
    {
        var passage = Assert.Single(Split("# Build\n\nRun this:\n\n```sh\n# not a heading\nmake all\n```\n\nDone."));
        Assert.Equal("Run this:\nDone.", passage.Text);
        Assert.Equal("# not a heading\nmake all", passage.Code);
    }

    [Fact]
    public void Split_Table_GivesEachRowWithItsHeader()
    {
        var passage = Assert.Single(Split("# Prices\n\n| Country | Price | Days |\n|---|:-:|---|\n| Norway | £16.95 | 5 to 8 |\n| Malta |  | Ask us. |\n"));
        Assert.Equal("Norway: price £16.95, days 5 to 8.\nMalta: days Ask us.", passage.Text);
    }

    [Fact]
    public void Split_ListItems_AreLinesOfTheirOwn() =>
        Assert.Equal("First item,\nsecond.\nThird.", Assert.Single(Split("# List\n\n- First\n  item,\n* second.\n12. Third.")).Text);

    [Fact]
    public void Split_SignsOfMarkdown_AreTakenOut() =>
        Assert.Equal("See the guide for bold, snake_case and code.", Assert.Single(Split("See [the guide](a.md) for **bold**, snake_case and `code`.<!-- hidden --> ![x](x.png)")).Text);

    [Fact]
    public void Split_FrontMatter_IsSkippedAndLinesStayRight()
    {
        var passage = Assert.Single(Split("---\ntitle: Tents\n---\n# Tents\n\nIntro."));
        Assert.Equal((4, "Intro."), (passage.Line, passage.Text));
    }

    [Fact]
    public void Split_LongSection_IsCutBetweenParagraphs()
    {
        var paragraph = new string('x', 900);
        var passages = Split($"# Long\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}");
        Assert.Equal([paragraph, paragraph, paragraph], passages.Select(passage => passage.Text));
        Assert.All(passages, passage => Assert.Equal("Long", passage.Heading));
    }

    [Fact]
    public void Split_PageWithoutHeadings_IsCalledByItsPath() => Assert.Equal("page.md", Assert.Single(Split("Just text.")).Heading);

    [Fact]
    public void Split_EmptyPage_GivesNothing() => Assert.Empty(Split(""));

    [Fact]
    public void Split_FenceThatNothingCloses_LastsToTheEnd() => Assert.Equal("a\nb", Assert.Single(Split("# C\n\n```\na\n\nb")).Code);

    private static List<Passage> Split(string markdown) => [.. MarkdownSplitter.Split(new Page("page.md", markdown))];
}
