// Planted: LFO1007
using Langfuse.Observe;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

public static unsafe class Plugin
{
    [Observe]
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Invoke(byte* text, int length) => length;
}
