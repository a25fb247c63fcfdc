namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What the compiler of Visual Basic leaves behind.</summary>
internal static class VisualBasic
{
    /// <summary>Whether the method was written in it, as far as the symbols say.</summary>
    public static bool Wrote(MethodDefinition method) =>
        method.Module.HasSymbols && method.DebugInformation.SequencePoints.FirstOrDefault()?.Document.Language == DocumentLanguage.Basic;
}
