namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>What can stand in a body that the weaver wraps.</summary>
internal static class BodyKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        Of("body with try, catch and finally", "try { BODY return Work.Do(x, Call); } catch (ArgumentException) { return -1; } finally { Work.Write(\"finally\"); }"),
        Of("body with an exception filter", "try { BODY return Work.Do(x, Call); } catch (Exception e) when (Filter(e)) { return -1; }", "static bool Filter(Exception e) { Work.Write(\"filter \" + e.Message); return false; }"),
        Of("body that catches and rethrows", "try { BODY return Work.Do(x, Call); } catch (Exception e) { Work.Write(e.Message); throw; }"),
        Of("body that ends inside a handler", "int r; try { BODY r = Work.Do(x, Call); if (x < 1000000) return r; } finally { Work.Write(\"finally\"); } throw new NotSupportedException();"),
        Of("body that always throws in a handler", "try { BODY return Work.Do(x, Call); } catch (NullReferenceException) { throw; }"),
        Of("body with using", "using var d = new D(); BODY return Work.Do(x, Call);", "class D : IDisposable { public void Dispose() => Work.Write(\"dispose\"); }"),
        Of("body with lock", "lock (typeof(string)) { BODY return Work.Do(x, Call); }"),
        Of("body with fixed and stackalloc", "unsafe { int* p = stackalloc int[4]; fixed (char* c = \"abc\") { BODY p[1] = c[0]; return Work.Do(x, Call) + p[1]; } }"),
        Of("body with stackalloc spans", "Span<int> s = stackalloc int[x + 1]; BODY s[0] = Work.Do(x, Call); return s[0];"),
        Of("body with switch and goto", "BODY switch (x) { case 0: goto end; case 1: case 2: case 3: case 4: case 5: return Work.Do(x, Call) + 1; default: break; } again: if (x > 100000) { goto again; } end: return Work.Do(x, Call);"),
        Of("body with a string switch", "BODY return x.ToString() switch { \"0\" => Work.Do(x, Call), \"1\" => Work.Do(x, Call) + 1, \"2\" => Work.Do(x, Call) + 2, \"3\" => Work.Do(x, Call) + 3, \"4\" => 4, \"5\" => 5, \"6\" => 6, _ => Work.Do(x, Call) };"),
        Of("body with loops", "BODY var r = 0; foreach (var i in new[] { 1 }) { for (var j = 0; j < 1; j++) { do { r += Work.Do(x, Call); } while (false); } } return r;"),
        Of("body with many returns", "BODY if (x == 0) return Work.Do(x, Call); if (x == 1) return Work.Do(x, Call); if (x == 2) { return Work.Do(x, Call); } return Work.Do(x, Call);"),
        Of("body with closures", "BODY var k = x; Func<int> f = () => Work.Do(k, Call); int L() => f(); return L();"),
        Of("body with a LINQ query", "BODY return (from i in new[] { x } where i >= 0 select Work.Do(i, Call)).Single();"),
        Of("body with nested handlers", "try { try { BODY return Work.Do(x, Call); } finally { try { Work.Write(\"a\"); } finally { Work.Write(\"b\"); } } } catch (TimeoutException) { return 1; }"),
        Of("very large body", "BODY var r = 0; " + string.Concat(Enumerable.Range(0, 1500).Select(i => $"if (x == -{i + 5}) {{ r += {i}; }} ")) + "return r + Work.Do(x, Call);"),
        new("body without locals initialised", Family.Sync, "[Observe, SkipLocalsInit] static int M(int x) { BODY Span<byte> s = stackalloc byte[64]; return Work.Do(x, Call) + s.Length; } public static int Call(int x) => M(x);"),
        new("body marked for inlining", Family.Sync, "[Observe, MethodImpl(MethodImplOptions.AggressiveInlining)] static int M(int x) { BODY return Work.Do(x, Call); } public static int Call(int x) => M(x);"),
        new("body in a synchronized method", Family.Sync, "[Observe, MethodImpl(MethodImplOptions.Synchronized)] static int M(int x) { BODY return Work.Do(x, Call); } public static int Call(int x) => M(x);"),
    ];

    private static Kind Of(string title, string body, string more = "") =>
        new(title, Family.Sync, $"[Observe] static int M(int x) {{ {body} }} {more} public static int Call(int x) => M(x);");
}
