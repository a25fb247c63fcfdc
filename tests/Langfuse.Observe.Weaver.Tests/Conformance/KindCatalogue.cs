namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>The rows of the conformance table.</summary>
internal static class KindCatalogue
{
    public static IReadOnlyList<Kind> All { get; } = [.. SyncKinds.All, .. BodyKinds.All, .. AsyncKinds.All, .. TaskKinds.All, .. StreamKinds.All, .. TopLevelKinds.All];

    /// <summary>One program with all of them.</summary>
    public static string Source { get; } = TopLevelKinds.Head + string.Concat(All.Select(kind => kind.ToStatements())) + """
        public static class Host
        {
            [Observe] public static int Leaf(int x) { Work.Write("leaf " + x); return x * 10; }
            [Observe] public static async Task Outer(Func<Task> run) => await run();
        }

        """ + string.Join('\n', All.Select(kind => kind.ToSource()));
}
