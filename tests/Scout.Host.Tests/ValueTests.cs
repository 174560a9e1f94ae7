using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Workers;
using static Scout.Host.Tests.RunDoorProcess;

namespace Scout.Host.Tests;

/// <summary>What the run door makes of numbers, texts and secrets.</summary>
public class ValueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_keep_all_of_their_digits_from_the_command_line_to_the_output()
    {
        var (code, output, errors) = await RunAsync(
            "sums", "--input", "id=7615917337495251231", "--input", "counter=18446744073709551615", "--input", "price=12345678901234567.89", "--input", "share=0.1");
        Assert.True(code == 0, errors);
        var sum = JsonElement.Parse(output);
        Assert.Equal("Order 7615917337495251231, counter 18446744073709551615, 12345678901234567.89 at 0.1", sum.GetProperty("text").GetString());
        Assert.Equal("this order", sum.GetProperty("which").GetString());
        Assert.Equal(
            ["7615917337495251231", "18446744073709551615", "24691357802469135.78", "0.1", "9007199254740993"],
            new[] { "id", "counter", "total", "share", "fixed" }.Select(name => sum.GetProperty(name).GetRawText()));
    }

    [Theory]
    [InlineData(null, "1.10")]
    [InlineData("fee=1.10", "1.10")]
    [InlineData("fee=1.1", "1.1")]
    public async Task A_decimal_that_is_left_out_has_the_zeros_of_its_default(string? input, string fee)
    {
        var (code, output, errors) = await RunAsync(["fees", .. input is null ? Array.Empty<string>() : ["--input", input]]);
        Assert.True(code == 0, errors);
        var json = JsonElement.Parse(output);
        Assert.Equal(
            [$"{fee} and 2.50", fee, "2.50", "1.1 and 2.5"],
            new[] { "code", "given", "extra", "text" }.Select(name => json.GetProperty(name).ToString()));
    }

    [Fact]
    public async Task A_result_that_is_JSON_has_emoji_as_they_are()
    {
        var (code, output, errors) = await RunAsync("fees", "--input", "note=😀 漢 \u202e");
        Assert.True(code == 0, errors);
        Assert.Contains("\"note\": \"😀 漢 \\u202e\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id=7615917337495251231.5", "inputs.id: a whole number is expected")]
    [InlineData("id=18446744073709551615", "inputs.id: the number is -9223372036854775808 to 9223372036854775807")]
    [InlineData("price=0.33333333333333333333333333333333", "inputs.price: a decimal does not hold all digits")]
    [InlineData("share=9007199254740993", "inputs.share: a double does not hold all digits of 9007199254740993, which would become 9007199254740992")]
    public async Task A_number_that_its_type_does_not_hold_is_refused(string input, string expected)
    {
        var values = new Dictionary<string, string> { ["id"] = "1", ["counter"] = "1", ["price"] = "1", ["share"] = "1", [input.Split('=')[0]] = input.Split('=')[1] };
        var (code, _, errors) = await RunAsync(["sums", .. values.SelectMany(value => new[] { "--input", $"{value.Key}={value.Value}" })]);
        Assert.Equal(1, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_with_a_secret_is_printed_as_it_is_and_kept_out_of_the_log()
    {
        var start = new HostCommand(TestBundle.Output).StartInfo("run", "vault", "--input", "name=Ada");
        start.WorkingDirectory = TestBundle.Folder;
        start.Environment["Secrets__VAULT_KEY"] = "open-sesame-1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal("Ada: open-sesame-1", output.Trim());
        var runId = (await errors).Split('\n').Single(line => line.StartsWith("vault@", StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];
        var log = await File.ReadAllTextAsync(Path.Combine(TestBundle.Folder, ".scout", "runs", "inbox", $"{runId}.jsonl"), Cancellation);
        Assert.DoesNotContain("sesame", log, StringComparison.Ordinal);
        Assert.Contains("Ada: [secret VAULT_KEY]", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_too_short_to_be_hidden_is_named_once_a_run_and_not_told()
    {
        var environment = new Dictionary<string, string> { ["Secrets__VAULT_KEY"] = "s3same", ["Secrets__Crm__Pin"] = "1234567", ["Secrets__LONG"] = "open-sesame-1", ["Secrets__EMPTY"] = "" };
        var (code, output, errors) = await RunAsync(environment, "vault", "--input", "name=Ada");
        var (_, _, quiet) = await RunAsync(environment, "vault", "--input", "name=Ada", "--log-level", "error");

        Assert.Equal((0, "Ada: s3same"), (code, output.Trim()));
        Assert.Equal(
            [
                "WARNING Secrets: the secret Crm:Pin has fewer than 8 characters and is shown in events and logs as it is; use a longer one",
                "WARNING Secrets: the secret VAULT_KEY has fewer than 8 characters and is shown in events and logs as it is; use a longer one",
            ],
            errors.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Contains("characters", StringComparison.Ordinal)));
        Assert.DoesNotContain("s3same", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("characters", quiet, StringComparison.Ordinal);
    }
}
