namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>The kinds of members that cannot be observed.</summary>
internal static class RefusedKinds
{
    public static IReadOnlyList<RefusedKind> All { get; } =
    [
        new("constructor", "LFO1002", "class Cart { [Observe] public Cart() { } }"),
        new("static constructor", "LFO1002", "class Cart { [Observe] static Cart() { } }"),
        new("finaliser", "LFO1002", "class Cart { [Observe] ~Cart() { } }"),
        new("abstract method", "LFO1001", "abstract class Cart { [Observe] public abstract void Pay(); void Other() { } }"),
        new("interface member without a body", "LFO1001", "interface ICart { [Observe] void Pay(); } class Cart { void Other() { } }") { IsLocated = false },
        new("abstract property", "LFO1001", "abstract class Cart { [Observe] public abstract int Total { get; } void Other() { } }"),
        new("extern method", "LFO1001", "class Cart { [Observe, System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); void Other() { } }"),
        new("`__arglist`", "LFO1007", "class Cart { [Observe] static void Pay(__arglist) { } }"),
        new("`[UnmanagedCallersOnly]`", "LFO1007", "class Cart { [Observe, System.Runtime.InteropServices.UnmanagedCallersOnly] static void Pay() { } }"),
        new("reducer for other items", "LFO1004", "class Sum : IStreamReducer<string, int> { public void Add(string item) { } public int Complete() => 0; } class Cart { [Observe(Reducer = typeof(Sum))] static IEnumerable<int> Items() { yield return 1; } }"),
        new("reducer without a constructor", "LFO1004", "class Sum : IStreamReducer<int, int> { public Sum(int x) { } public void Add(int item) { } public int Complete() => 0; } class Cart { [Observe(Reducer = typeof(Sum))] static IEnumerable<int> Items() { yield return 1; } }"),
        new("reducer that reduces nothing", "LFO1004", "class Sum { } class Cart { [Observe(Reducer = typeof(Sum))] static IEnumerable<int> Items() { yield return 1; } }"),
        new("reducer without a stream", "LFO1004", "class Sum : IStreamReducer<int, int> { public void Add(int item) { } public int Complete() => 0; } class Cart { [Observe(Reducer = typeof(Sum))] static int Total() { return 1; } }"),
    ];
}
