using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Discovery;

/// <summary>The nearest of member, type, assembly and build property decides.</summary>
public sealed class WhereItAppliesTests
{
    [Fact]
    public void Type_MeansItsOrdinaryPublicAndInternalMethods() => Assert.Equal(
        ["Shop.Internal()", "Shop.Public()", "Shop.Static()"],
        Woven("""
            [Observe] public class Shop
            {
                public Shop() { }
                public int Property { get { return 1; } }
                public void Public() { Action a = () => { }; a(); Local(); void Local() { } }
                internal void Internal() { }
                public static void Static() { }
                private void Private() { }
                protected void Protected() { }
                public override string ToString() => "";
                public static Shop operator +(Shop a, Shop b) => a;
                public class Nested { public void M() { } }
                [NotObserved] public void Out() { }
            }
            """));

    [Fact]
    public void RecordType_MeansWhatIsWritten() => Assert.Equal(
        ["Order.Total()"],
        Woven("[Observe] public record Order(int A) { public int Total() => A; }"));

    [Fact]
    public void Assembly_MeansTheNamespacesOfItsPatterns() => Assert.Equal(
        ["App.Below.C.M()", "App.C.M()", "Lib.C.M()"],
        Woven("""
            [assembly: Observe(Namespaces = "App.*, Lib")]
            namespace App { public class C { public void M() { } } [NotObserved] public class Out { public void M() { } public class Nested { public void M() { } } } }
            namespace App.Below { public class C { public void M() { } } }
            namespace Lib { public class C { public void M() { } } }
            namespace Lib.Below { public class C { public void M() { } } }
            namespace Apple { public class C { public void M() { } } }
            """));

    [Fact]
    public void NearestSettings_Win() => Assert.Equal(
        """
        span assembly
        tool type
        agent member
        chain back

        """.ReplaceLineEndings("\n"),
        Recorded.Tree("""
            [assembly: Observe(Namespaces = "App")]
            static class Program { public static void Run() { App.A.assembly(); App.B.type(); App.B.M(); App.C.back(); App.C.Out(); } }
            namespace App
            {
                static class A { public static void assembly() { } }
                [Observe(AsType = ObservationType.Tool)] static class B { public static void type() { } [Observe(Name = "member", AsType = ObservationType.Agent)] public static void M() { } }
                [NotObserved] static class C { [Observe(AsType = ObservationType.Chain)] public static void back() { } public static void Out() { } }
            }
            """));

    [Fact]
    public void Property_MeansItsAccessors_AnAccessorMeansItself() => Assert.Equal(
        ["C.A()", "C.A(int)", "C.B(int)"],
        Woven("class C { int f; [Observe] int A { get { return f; } set { f = value; } } int B { get { return f; } [Observe] set { f = value; } } [Observe] int N { [NotObserved] get { return f; } } }"));

    [Fact]
    public void WeaveAll_MeansEverythingThatCanBe()
    {
        var path = new Snippet("abstract class C { C() { } abstract void A(); int P { get { return 1; } } void M() { Action a = () => { }; a(); } ~C() { } [NotObserved] void Out() { } async Task T() { await Task.Yield(); } }".Replace("abstract void A();", "protected abstract void A();", StringComparison.Ordinal)).Compile();

        var result = Weaving.Weave(path, options => options with { WeaveAll = true });

        Assert.Equal(["C.M()", "C.M.lambda()", "C.P()", "C.T()"], Members(result, isWoven: true));
        Assert.False(result.HasErrors);
    }

    [Fact]
    public void Disabled_UsingObserveIsAnError()
    {
        var path = new Snippet("class C { [Observe] void M() { } }").Compile();

        var finding = Assert.Single(Weaving.Weave(path, options => options with { IsEnabled = false }).Findings);

        Assert.Equal("LFO2001", finding.Rule.Id);
    }

    [Fact]
    public void Disabled_WithoutObserveNothingIsSaid()
    {
        var path = new Snippet("class C { void M() { } }").Compile();

        Assert.Empty(Weaving.Weave(path, options => options with { IsEnabled = false }).Findings);
    }

    [Fact]
    public void Report_SaysOfEachMemberWhetherAndWhy()
    {
        var result = Weaving.Weave(new Snippet("""
            [Observe] public class Shop { public void Public(CancellationToken token) { } [NotObserved] public void Out() { } private void Private() { } }
            """).Compile());

        Assert.Equal(
            ["Shop.Out() False opted out by [NotObserved]", "Shop.Private() False not an ordinary public or internal method", "Shop.Public(System.Threading.CancellationToken) True [Observe] on its type"],
            result.Members.Select(member => $"{member.Member} {member.IsWoven} {member.Why}").Order(StringComparer.Ordinal));
        Assert.Equal(["token: not recorded, of a type that is never recorded"], result.Members.Single(member => member.IsWoven).Notes);
        Assert.All(result.Members, member => Assert.Equal("/source/Snippet.cs", member.Location?.File));
    }

    private static IEnumerable<string> Woven(string source) => Members(Weaving.Weave(new Snippet(source).Compile()), isWoven: true);

    private static IEnumerable<string> Members(WeaveResult result, bool isWoven) =>
        result.Members.Where(member => member.IsWoven == isWoven).Select(member => member.Member).Order(StringComparer.Ordinal);
}
