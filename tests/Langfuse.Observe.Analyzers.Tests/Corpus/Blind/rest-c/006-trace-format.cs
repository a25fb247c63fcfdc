// Planted: LFO1007
using Langfuse.Observe;

namespace Telecom.Legacy;

public static class SwitchLog
{
    private static readonly List<string> Lines = [];

    public static void Connected(int line, string number) => Write("line {0} to {1}", __arglist(line, number));

    [Observe(Name = "switch-log")]
    public static int Write(string format, __arglist)
    {
        var iterator = new ArgIterator(__arglist);
        var values = new List<object?>();
        while (iterator.GetRemainingCount() > 0)
        {
            values.Add(TypedReference.ToObject(iterator.GetNextArg()));
        }

        Lines.Add(string.Format(format, [.. values]));
        return values.Count;
    }
}
