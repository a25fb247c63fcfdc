using System.Reflection;
using Langfuse.Observe.Weaver.Rewriting;

namespace Langfuse.Observe.Weaver;

/// <summary>The attribute that says that an assembly is woven: never weave twice, whatever became of the build's own files.</summary>
internal static class WovenMark
{
    private const string Name = "Langfuse.Observe.Runtime.WovenAttribute";

    /// <summary>The version of this weaver.</summary>
    public static string Version { get; } = typeof(WovenMark).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>The version that wove the module; null when none did.</summary>
    public static string? VersionIn(ModuleDefinition module) => module.Assembly.HasCustomAttributes
        ? module.Assembly.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == Name)?.ConstructorArguments[0].Value as string
        : null;

    public static void Put(ModuleDefinition module, ScopeMembers scope) => module.Assembly.CustomAttributes.Add(
        new CustomAttribute(scope.NewWoven) { ConstructorArguments = { new CustomAttributeArgument(module.TypeSystem.String, Version) } });
}
