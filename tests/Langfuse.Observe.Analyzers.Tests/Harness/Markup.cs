using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>A program with marks where reports are expected: <c>[|code|]</c> for the rule under test, <c>{|LFO5002:code|}</c> for another.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string? Id, TextSpan Span)> Spans)
{
    private static readonly Regex s_marks = new(@"\[\|(?<open>)|\{\|(?<id>LFO\d{4}):(?<open>)|(?<close>\|[\]}])", RegexOptions.ExplicitCapture);

    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var spans = new List<(string?, TextSpan)>();
        var open = new Stack<(string? Id, int Start)>();
        var from = 0;
        foreach (Match mark in s_marks.Matches(text))
        {
            source.Append(text, from, mark.Index - from);
            from = mark.Index + mark.Length;
            if (mark.Groups["open"].Success)
            {
                open.Push((mark.Groups["id"] is { Success: true } id ? id.Value : null, source.Length));
            }
            else if (open.Count > 0)
            {
                var (id, start) = open.Pop();
                spans.Add((id, TextSpan.FromBounds(start, source.Length)));
            }
            else
            {
                source.Append(mark.Value);
            }
        }

        source.Append(text, from, text.Length - from);
        return new(source.ToString(), spans);
    }
}
