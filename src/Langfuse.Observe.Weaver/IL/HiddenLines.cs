namespace Langfuse.Observe.Weaver.IL;

/// <summary>Keeps debuggers out of inserted instructions.</summary>
internal static class HiddenLines
{
    /// <summary>The line number that means "step over" (portable PDB specification, sequence points).</summary>
    private const int Hidden = 0xfeefee;

    public static void AtStart(MethodDefinition method, Instruction first) => Hide(method, first, index: 0);

    public static void AtEnd(MethodDefinition method, Instruction first) => Hide(method, first, index: null);

    private static void Hide(MethodDefinition method, Instruction first, int? index)
    {
        if (!method.Module.HasSymbols || !method.DebugInformation.HasSequencePoints)
        {
            return;
        }

        var points = method.DebugInformation.SequencePoints;
        points.Insert(index ?? points.Count, new SequencePoint(first, points[0].Document)
        {
            StartLine = Hidden,
            EndLine = Hidden,
        });
    }
}
