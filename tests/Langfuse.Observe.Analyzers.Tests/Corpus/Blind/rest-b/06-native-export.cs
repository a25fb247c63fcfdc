// Planted: LFO1007
using Langfuse.Observe;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpellCore;

public static class Exports
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "hello", "world" };

    [UnmanagedCallersOnly(EntryPoint = "spell_check", CallConvs = [typeof(CallConvCdecl)])]
    [Observe(Name = "spell-check", AsType = ObservationType.Tool)]
    public static int SpellCheck(nint text)
    {
        var value = Marshal.PtrToStringUTF8(text);
        return value is null ? -1 : Count(value);
    }

    private static int Count(string text)
    {
        var wrong = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Words.Contains(word))
            {
                wrong++;
            }
        }

        return wrong;
    }
}
