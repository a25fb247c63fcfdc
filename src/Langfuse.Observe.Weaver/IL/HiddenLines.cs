namespace Langfuse.Observe.Weaver.IL;

/// <summary>Keeps debuggers out of inserted instructions.</summary>
internal static class HiddenLines
{
    /// <summary>The line number that means "step over" (portable PDB specification, sequence points).</summary>
    private const int Hidden = 0xfeefee;

    public static void AtStart(MethodDefinition method, Instruction first) => Hide(method, first, index: 0);

    /// <summary>Gives the inserted instructions the line of the user's first: stack traces of runtime-async methods show the line of offset 0.</summary>
    public static void JoinFirst(MethodDefinition method, Instruction first)
    {
        if (!method.Module.HasSymbols || !method.DebugInformation.HasSequencePoints)
        {
            return;
        }

        var points = method.DebugInformation.SequencePoints;
        if (points.FirstOrDefault(point => !point.IsHidden) is not { } joined)
        {
            return;
        }

        if (ReferenceEquals(points[0], joined))
        {
            points.RemoveAt(0);
        }

        points.Insert(0, new SequencePoint(first, joined.Document)
        {
            StartLine = joined.StartLine,
            StartColumn = joined.StartColumn,
            EndLine = joined.EndLine,
            EndColumn = joined.EndColumn,
        });
    }

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
