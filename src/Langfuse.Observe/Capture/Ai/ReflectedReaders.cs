using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Makes the accessors of a type from the list, once.</summary>
internal static class ReflectedReaders
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public;

    /// <param name="type">The type of the values.</param>
    /// <param name="known">The type that the list names: <paramref name="type"/>, or one that it derives from.</param>
    /// <param name="entry">What the list says of it.</param>
    public static AiReader Make(Type type, Type known, AiType entry)
    {
        var accessors = new Func<object, object?>?[entry.Members.Length == 0 ? 0 : entry.Members.Max(static member => (int)member.Meaning) + 1];
        foreach (var member in entry.Members)
        {
            var accessor = First([.. member.Paths().Select(path => PathTo(path, type, known)).OfType<Func<object, object?>>()]);
            accessors[(int)member.Meaning] = accessor;
            if (accessor is null && !member.IsOptional)
            {
                WarnOfChange(known, member);
            }
        }

        return new ReflectedAiReader(accessors);
    }

    private static void WarnOfChange(Type known, AiMember member) => SelfLog.WarnOnce(
        "ai-changed:" + known.FullName + member.Meaning,
        $"'{TypeNames.Of(known)}' of {known.Assembly.GetName().Name} {known.Assembly.GetName().Version} has no readable '{member.Path}', so its {member.Meaning} is not recorded: the version is newer or older "
        + "than those that Langfuse.Observe knows, or the program was trimmed. Update Langfuse.Observe, or add [assembly: CaptureWith(typeof(...))] with a JsonSerializerContext that knows the type.");

    private static Func<object, object?>? First(Func<object, object?>[] accessors) => accessors.Length switch
    {
        0 => null,
        1 => accessors[0],
        _ => value =>
        {
            foreach (var accessor in accessors)
            {
                if (accessor(value) is { } read)
                {
                    return read;
                }
            }

            return null;
        },
    };

    /// <summary>An accessor for one path, or null when the type has no such members, or code that is not the library's.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A member that is trimmed away is missed with a warning; where the compilation sees the type, generated readers keep what they read.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A member that is trimmed away is missed with a warning; where the compilation sees the type, generated readers keep what they read.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    private static Func<object, object?>? PathTo(string[] path, Type type, Type known)
    {
        var steps = new List<MethodInfo>();
        var holder = known;
        foreach (var name in path)
        {
            holder = Nullable.GetUnderlyingType(holder) ?? holder;
            if (Step(holder, steps.Count == 0 && holder == known ? type : holder, name) is not { } step || !IsLibraryCode(step, known))
            {
                return null;
            }

            steps.Add(step);
            holder = step.ReturnType;
        }

        return steps.Count == 0 ? static value => value
            : RuntimeFeature.IsDynamicCodeSupported ? AccessorCompiler.Compile(known, steps)
            : value => Walk(value, steps);
    }

    // The most derived implementation decides: what a class of the user's overrides is the user's code.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "As above.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The one generic method is closed over object, which shares its code with every class.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The one generic method places no demands on its argument.")]
    private static MethodInfo? Step(Type holder, Type actual, string name)
    {
        if (name.EndsWith("()", StringComparison.Ordinal))
        {
            var isGeneric = name.EndsWith("<object>()", StringComparison.Ordinal);
            var bare = name[..^(isGeneric ? "<object>()".Length : 2)];
            var method = Array.Find(holder.GetMethods(Members), candidate => candidate.Name == bare && candidate.GetParameters().Length == 0 && candidate.IsGenericMethodDefinition == isGeneric);
            return isGeneric ? method?.MakeGenericMethod(typeof(object)) : method;
        }

        var getter = Property(holder, name)?.GetMethod;
        if (getter is null or { IsPublic: false })
        {
            return null;
        }

        return getter.IsVirtual && holder != actual && Property(actual, name)?.GetMethod is { } overriding && overriding.GetBaseDefinition() == getter.GetBaseDefinition() ? overriding : getter;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "As above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    private static PropertyInfo? Property(Type type, string name)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.GetProperty(name, Members | BindingFlags.DeclaredOnly) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    private static bool IsLibraryCode(MethodInfo step, Type known) =>
        step.DeclaringType is { } declaring && (declaring.Assembly == known.Assembly || KnownTypes.IsFramework(declaring) || AiTypes.IsLibrary(declaring.Assembly.GetName().Name));

    private static object? Walk(object value, List<MethodInfo> steps)
    {
        object? current = value;
        foreach (var step in steps)
        {
            if (current is null)
            {
                return null;
            }

            current = step.Invoke(current, BindingFlags.DoNotWrapExceptions, null, null, null);
        }

        return current;
    }
}
