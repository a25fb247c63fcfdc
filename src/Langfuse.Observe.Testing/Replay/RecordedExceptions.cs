using System.Reflection;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>What a stored call threw, made again.</summary>
internal static class RecordedExceptions
{
    public static Exception? Of(RecordedCall call)
    {
        if (call.ExceptionType is not { } name)
        {
            return call is { Level: "WARNING", StatusMessage: "cancelled" } ? new OperationCanceledException() : null;
        }

        var message = call.Metadata.GetValueOrDefault("exception.message") ?? Message(call.StatusMessage, name);
        return TypeOf(name) is { } type && Make(type, message) is { } exception
            ? exception
            : new ReplayException($"The recorded call '{call.Name}' threw {name}, which cannot be made here: {message}");
    }

    // The status message is "TypeName: message", "timed out: message" or "cancelled".
    private static string Message(string? status, string type)
    {
        foreach (var head in (string[])[type[(type.LastIndexOfAny(['.', '+']) + 1)..] + ": ", "timed out: "])
        {
            if (status?.StartsWith(head, StringComparison.Ordinal) == true)
            {
                return status[head.Length..];
            }
        }

        return status ?? "";
    }

    private static Type? TypeOf(string name) => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(name, throwOnError: false)).FirstOrDefault(type => type is not null && typeof(Exception).IsAssignableFrom(type));

    private static Exception? Make(Type type, string message)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructors = type.GetConstructors(Any).Where(constructor => !type.IsAbstract && TakesMessage(constructor.GetParameters()))
            .OrderByDescending(static constructor => constructor.IsPublic).ThenBy(static constructor => constructor.GetParameters().Length).ToList();
        foreach (var constructor in constructors)
        {
            try
            {
                var exception = (Exception)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter, message))]);
                if (exception.Message == message)
                {
                    return exception;
                }
            }
            catch (TargetInvocationException)
            {
                // Another constructor, then.
            }
        }

        return (constructors.FirstOrDefault() ?? Parameterless(type)) is { } last ? TryInvoke(last, message) : null;
    }

    private static ConstructorInfo? Parameterless(Type type) => type.IsAbstract ? null : type.GetConstructor(Type.EmptyTypes);

    private static Exception? TryInvoke(ConstructorInfo constructor, string message)
    {
        try
        {
            return (Exception)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter, message))]);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static bool TakesMessage(ParameterInfo[] parameters) =>
        parameters.Count(static parameter => parameter.ParameterType == typeof(string)) == 1
        && parameters.All(static parameter => parameter.ParameterType == typeof(string) || parameter.HasDefaultValue || typeof(Exception).IsAssignableFrom(parameter.ParameterType));

    private static object? Argument(ParameterInfo parameter, string message) =>
        parameter.ParameterType == typeof(string) ? message
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : null;
}
