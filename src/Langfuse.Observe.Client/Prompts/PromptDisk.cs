using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Prompts;

/// <summary>The last good copy of each prompt in a directory, for a start while the server is away. Only this user can read it.</summary>
internal sealed class PromptDisk(string directory, string publicKey)
{
    public void Write(PromptKey key, Api.Prompt prompt)
    {
        try
        {
            MakeDirectory();
            var path = PathOf(key);
            var draft = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(prompt, PromptsJson.Default.Prompt));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception)
        {
            SelfLog.WarnOnce("prompt-disk", $"Prompts could not be kept in {directory}: {exception.Message} Choose another directory in LangfuseOptions.PromptCacheDirectory.");
        }
    }

    public Api.Prompt? Read(PromptKey key)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(key)), PromptsJson.Default.Prompt);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Delete(PromptKey key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void MakeDirectory()
    {
        if (!Directory.Exists(directory))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>A name says nothing, so that any prompt's name will do and no project finds another's.</summary>
    private string PathOf(PromptKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{publicKey}\n{key.Name}\n{key.Version}\n{key.Label}"));
        return Path.Combine(directory, $"prompt-{Convert.ToHexString(hash.AsSpan(0, 16)).ToLowerInvariant()}.json");
    }
}
