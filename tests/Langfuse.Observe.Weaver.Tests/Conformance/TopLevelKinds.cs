namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Local functions of top-level statements. All of them stand in one program, so each has a name of its own.</summary>
internal static class TopLevelKinds
{
    private const string Items = "BODY try { for (var i = 0; i < 3; i++) { if (Work.Nests(x, i)) { foreach (var y in TopItems(x - 1)) { } } yield return Work.Item(x, i); } } finally { Work.Finally(); }";

    public static IReadOnlyList<Kind> All { get; } =
    [
        Of("top-level local function", Family.Sync, "int", "TopSync", "[Observe] int TopSync(int x) { BODY return one * Work.Do(x, TopSync); }"),
        Of("top-level static local function", Family.Sync, "int", "TopStatic", "[Observe] static int TopStatic(int x) { BODY return Work.Do(x, TopStatic); }"),
        Of("top-level async local function", Family.Async, "Task<int>", "TopAsync", "[Observe] async Task<int> TopAsync(int x) { BODY return one * await Work.DoAsync(x, TopAsync); }"),
        Of("top-level iterator", Family.Stream, "IEnumerable<int>", "TopItems", $"[Observe] static IEnumerable<int> TopItems(int x) {{ {Items} }}"),
    ];

    /// <summary>The statements before the local functions.</summary>
    public const string Head = "var one = args.Length + 1;\n";

    private static Kind Of(string title, Family family, string result, string name, string function) => new(title, family, $$"""
        public static Func<int, {{result}}> Entry;
        static Func<int, {{result}}> Run() { typeof(Kinds).Assembly.EntryPoint.Invoke(null, new object[] { new string[0] }); return Entry; }
        public static {{result}} Call(int x) => (Entry ?? Run())(x);
        """) { Name = name, TopLevel = function };
}
