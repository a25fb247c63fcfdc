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

    public static readonly Rule LFO2007_InvalidOption = new(
        "LFO2007",
        "An option of the weaver is not valid",
        "The value '{0}' of {1} is not valid. {2}",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };

    public static readonly Rule LFO2008_PackageVersionsDiffer = new(
        "LFO2008",
        "Packages of Langfuse.Observe have different versions",
        "{0} is referenced at version {1} but Langfuse.Observe at {2}; packages of two versions fail at run time. Reference all packages of Langfuse.Observe at one version.",
        RuleCategory.Weaving,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };
}
