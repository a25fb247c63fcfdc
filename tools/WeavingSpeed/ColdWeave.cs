using System.Diagnostics;
using System.Reflection;
using System.Runtime;

namespace WeavingSpeed;

/// <summary>Weaves in this process, which has run none of the weaver before, and says where the time went.</summary>
internal static class ColdWeave
{
    /// <param name="weaver">The weaver's assembly. It is loaded by its path, since there is one with machine code and one without.</param>
    /// <param name="assembly">What to weave: a copy of it.</param>
    /// <param name="rounds">How often. Only the first is cold.</param>
    public static void Run(string weaver, string assembly, int rounds)
    {
        var types = Assembly.LoadFrom(weaver);
        for (var round = 1; round <= rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("weaving-speed-");
            var copy = Path.Combine(folder.FullName, Path.GetFileName(assembly));
            File.Copy(assembly, copy);
            File.Copy(Path.ChangeExtension(assembly, ".pdb"), Path.ChangeExtension(copy, ".pdb"));
            if (round == 1 || round == rounds)
            {
                Console.WriteLine($"  weave {round,2}: {Measure(() => Weave(types, copy))}");
            }
            else
            {
                Weave(types, copy);
            }

            folder.Delete(recursive: true);
        }
    }

    private static void Weave(Assembly types, string assembly)
    {
        var options = Activator.CreateInstance(types.GetType("Langfuse.Observe.Weaver.WeaveOptions", throwOnError: true)!, assembly)!;
        string[] references = [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"), typeof(Langfuse.Observe.ObserveAttribute).Assembly.Location];
        options.GetType().GetProperty("References")!.SetValue(options, references);
        var module = Activator.CreateInstance(types.GetType("Langfuse.Observe.Weaver.ModuleWeaver", throwOnError: true)!, options)!;
        var result = module.GetType().GetMethod("Weave")!.Invoke(module, null)!;
        if (result.GetType().GetProperty("IsWritten")!.GetValue(result) is not true)
        {
            throw new InvalidOperationException("The assembly was not woven.");
        }
    }

    private static string Measure(Action action)
    {
        var (methods, jit, pause, bytes) = (JitInfo.GetCompiledMethodCount(currentThread: true), JitInfo.GetCompilationTime(currentThread: true), GC.GetTotalPauseDuration(), GC.GetAllocatedBytesForCurrentThread());
        var watch = Stopwatch.StartNew();
        action();
        var time = watch.Elapsed;
        return $"{time.TotalMilliseconds,4:F0} ms, of them {(JitInfo.GetCompilationTime(currentThread: true) - jit).TotalMilliseconds,4:F0} in the JIT for {JitInfo.GetCompiledMethodCount(currentThread: true) - methods,4} methods "
            + $"and {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds,3:F0} in collections; {(GC.GetAllocatedBytesForCurrentThread() - bytes) / 1e6:F0} MB allocated";
    }
}
