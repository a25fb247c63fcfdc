namespace Langfuse.Observe.Rules;

/// <summary>LFO2xxx: what keeps an assembly or a method from being woven.</summary>
internal static class WeavingRules
{
    public static readonly Rule LFO2001_WeavingIsOff = new(
        "LFO2001",
        "[Observe] is used but weaving is off",
        "{0} uses [Observe] but weaving is off, so nothing would be recorded. Take LangfuseObserveEnabled=false out of the project, or take the attributes off.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2002_UnreadableAssembly = new(
        "LFO2002",
        "The assembly cannot be read",
        "{0} cannot be woven and was left as it was: {1}. Only assemblies of IL code can be woven; put observed code into such a project.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2003_AlreadyWoven = new(
        "LFO2003",
        "The assembly is already woven",
        "{0} was already woven by version {1} and was left as it was.",
        RuleCategory.Weaving,
        RuleSeverity.Info) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2004_RuntimeNotReferenced = new(
        "LFO2004",
        "The runtime library is not referenced",
        "{0} uses [Observe] but Langfuse.Observe.dll is not among its references. Add a reference to the package Langfuse.Observe.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2005_UnknownBody = new(
        "LFO2005",
        "The body of a method has a shape that the weaver does not know",
        "'{0}' was left as it was, because its compiled body has a shape that the weaver does not know: {1}. Observe a method that calls it, and report the method to the project.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2006_CannotWrite = new(
        "LFO2006",
        "The woven assembly cannot be written",
        "{0} cannot be written and was left as it was: {1}. Close what holds the file, or make its folder writable.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    // LFO2007, an invalid option of the weaver, is gone: MSBuild itself refuses what is no boolean. The number is not used again.

    public static readonly Rule LFO2008_PackageVersionsDiffer = new(
        "LFO2008",
        "Packages of Langfuse.Observe have different versions",
        "{0} is referenced at version {1} but Langfuse.Observe at {2}; packages of two versions fail at run time. Reference all packages of Langfuse.Observe at one version.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2009_RecursiveTailCall = new(
        "LFO2009",
        "An observed method calls itself by a tail call",
        "'{0}' comes back to itself by a tail call of '{1}', which runs in no stack frame of its own. An observed call keeps its frame until it returns, so a long recursion would overflow the stack. Observe a method that calls it, or set <Tailcalls>false</Tailcalls>.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2010_LazyFSharpResult = new(
        "LFO2010",
        "An F# function returns before its work begins",
        "'{0}' returns {1}, whose work begins after '{0}' has returned, so its duration, result and error are not recorded. {2}",
        RuleCategory.Weaving,
        RuleSeverity.Warning) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2011_InlinedByFSharp = new(
        "LFO2011",
        "An F# function is inlined by its compiler",
        "'{0}' {1}, so calls of it are not recorded. Put [<MethodImpl(MethodImplOptions.NoInlining)>] on it.",
        RuleCategory.Weaving,
        RuleSeverity.Warning) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2012_LazyResult = new(
        "LFO2012",
        "An observed method returns before its sequence has begun",
        "'{0}' returns a sequence that {1} makes as it is read, after the observation of '{0}' has ended: its items, its duration and its errors are not recorded. "
        + "Return a list or an array (ToList, ToArray), or write the method with yield.",
        RuleCategory.Weaving,
        RuleSeverity.Warning) { Reporters = RuleReporters.Weaver };
}
