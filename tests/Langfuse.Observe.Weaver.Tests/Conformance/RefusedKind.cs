using Langfuse.Observe.Weaver.Reporting;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>A kind of member that cannot be observed.</summary>
/// <param name="Title">What the row is called.</param>
/// <param name="RuleId">The rule that refuses it.</param>
/// <param name="Source">The member in its type.</param>
public sealed record RefusedKind(string Title, string RuleId, string Source)
{
    /// <summary>Symbols know no line of a type without a body in it; there the analyzers alone name file and line.</summary>
    public bool IsLocated { get; init; } = true;

    /// <summary>What the weaver says to it.</summary>
    internal Finding Finding()
    {
        var path = new Snippet("namespace Shop;\n" + Source) { Name = "Refused" }.Compile();
        var before = File.ReadAllBytes(path);
        var result = Weaving.Weave(path);

        Assert.False(result.IsWritten);
        Assert.Equal(before, File.ReadAllBytes(path));
        return Assert.Single(result.Findings, finding => finding.IsError);
    }

    public override string ToString() => Title;
}
