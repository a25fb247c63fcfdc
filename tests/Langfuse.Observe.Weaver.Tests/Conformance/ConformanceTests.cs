using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Every kind of method against every outcome: woven code does what unwoven code does, and is recorded right.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, Outcome> Cells
    {
        get
        {
            var data = new TheoryData<string, Outcome>();
            foreach (var cell in Cell.All)
            {
                data.Add(cell.Kind.Title, cell.Outcome);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void WovenMethod_DoesWhatTheUnwovenDoes(string kind, Outcome outcome)
    {
        var cell = new Cell(KindCatalogue.All.Single(candidate => candidate.Title == kind), outcome);

        var difference = cell.Difference;
        Assert.True(difference.Length == 0, difference);
    }

    public static TheoryData<RefusedKind> Refused => [.. RefusedKinds.All];

    [Theory]
    [MemberData(nameof(Refused))]
    public void MemberThatCannotBeObserved_IsRefusedByName(RefusedKind kind)
    {
        var finding = kind.Finding();

        Assert.Equal(kind.RuleId, finding.Rule.Id);
        Assert.Equal(kind.IsLocated ? "/source/Refused.cs:3" : ":", $"{finding.Location?.File}:{finding.Location?.Line}");
        Assert.Contains("Shop.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_IsTheCommittedOne() =>
        Snapshot.MatchFile(Path.Combine(TestAssembly.RepositoryRoot, "docs", "conformance.md"), ConformanceTable.Text());

    [Fact]
    public void EveryKind_IsWoven()
    {
        var refused = Build.Debug.Value.Result.Members.Where(member => !member.IsWoven);

        Assert.Empty(refused);
    }

    [Fact]
    public void EveryWovenMethod_IsCompiledByTheJit()
    {
        Assert.True(Build.Debug.Value.Woven.PrepareAll() >= KindCatalogue.All.Count);
        Assert.True(Build.Release.Value.Woven.PrepareAll() >= KindCatalogue.All.Count);
        Assert.True(Build.RuntimeAsync.Value.Woven.PrepareAll() >= KindCatalogue.All.Count);
    }
}
