using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

public class Numbers
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    private static readonly Variables Values = new(
        """{"i":{"id":7615917337495251231,"u":18446744073709551615,"b":9007199254740993,"d":0.33333333333333333333,"e":12345678901234567.89,"s":1.50,"h":1e300,"least":-2147483648,"long":0.1234567890123456789012345678}}""");

    [Theory]
    [InlineData("i.id", "7615917337495251231")]
    [InlineData("i.id == 7615917337495251232", "false")]
    [InlineData("i.b > 9007199254740992", "true")]
    [InlineData("i.b > 9007199254740992.0", "true")]
    [InlineData("i.u + 1", "18446744073709551616")]
    [InlineData("i.d", "0.33333333333333333333")]
    [InlineData("i.e * 2", "24691357802469135.78")]
    [InlineData("i.s", "1.5")]
    [InlineData("0.33333333333333333333", "0.33333333333333333333")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("2.665 | math.round 2", "2.66")]
    [InlineData("i.id | math.round", "7615917337495251231")]
    [InlineData("i.b | math.ceil", "9007199254740993")]
    [InlineData("-1.5 | math.floor", "-2")]
    [InlineData("-1.5 | math.ceil", "-1")]
    [InlineData("i.id | math.times 2", "15231834674990502462")]
    [InlineData("i.id | math.plus 2 | math.minus 1 | math.modulo 10", "2")]
    [InlineData("i.id | math.divided_by 3", "2538639112498417077")]
    [InlineData("i.id / 3", "2538639112498417077")]
    [InlineData("10 | math.divided_by 4", "2")]
    [InlineData("-10 | math.divided_by 4", "-3")]
    [InlineData("10 | math.divided_by 2.5", "4")]
    [InlineData("i.h | math.divided_by 7 | math.format 'E3'", "1.429E+299")]
    [InlineData("1 / 3", "0.3333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("7 // 2", "3")]
    [InlineData("7.5 // 2", "4")]
    [InlineData("-7 % 2", "-1")]
    [InlineData("i.h * i.s", "1.5e+300")]
    [InlineData("0.1234567890123456 * 0.1234567890123456", "0.015241578753238817")]
    [InlineData("-i.least", "2147483648")]
    [InlineData("i.least | math.abs", "2147483648")]
    [InlineData("2147483647 + 1", "2147483648")]
    [InlineData("i.b << 1", "18014398509481986")]
    [InlineData("[i.id, i.u, 0.5, 2] | array.sort", "[0.5,2,7615917337495251231,18446744073709551615]")]
    [InlineData("['b', 'B', 'ä', 'a', 'A', '_'] | array.sort", "[\"A\",\"B\",\"_\",\"a\",\"b\",\"ä\"]")]
    [InlineData("['b' < 'B', 'a' < 'B', 'B' < 'a']", "[false,false,true]")]
    [InlineData("[{n:i.b}, {n:1}] | array.sort 'n' | array.map 'n'", "[1,9007199254740993]")]
    [InlineData("[1, 1.0, i.b, i.b] | array.uniq", "[1,9007199254740993]")]
    [InlineData("[i.b, 1.0] | array.contains 9007199254740993", "true")]
    [InlineData("[i.b] | array.contains 9007199254740992", "false")]
    [InlineData("[i.b, i.s] == [9007199254740993, 1.5]", "true")]
    [InlineData("i.id | math.format 'N0'", "7,615,917,337,495,251,231")]
    [InlineData("i.e | math.format '0.0'", "12345678901234567.9")]
    [InlineData("'0.33333333333333333333' | string.to_double", "0.33333333333333333333")]
    [InlineData("'x' | string.to_double", "")]
    [InlineData("i.id | object.typeof", "number")]
    [InlineData("i.b | math.is_number", "true")]
    [InlineData("case i.b; when 9007199254740992; 'no'; when 9007199254740993; 'yes'; end", "yes")]
    [InlineData("x = i.b; x += 1; x", "9007199254740994")]
    [InlineData("x = i.b; y = x++; y = ++x; y", "9007199254740995")]
    [InlineData("x = i.b; x += 2; x", "9007199254740995")]
    [InlineData("'abc' | string.slice (6 / 3)", "c")]
    [InlineData("i.b == []", "false")]
    [InlineData("i.b != null", "true")]
    public void A_number_keeps_all_of_its_digits(string expression, string expected) => Assert.Equal(expected, Engine.Render("{{ " + expression + " }}", Values));

    [Theory]
    [InlineData("i.e * i.long", "more digits")]
    [InlineData("i.h * i.h * 0.5", "too large")]
    [InlineData("1 / 0", "is divided by zero")]
    [InlineData("1.5 % 0", "divided by zero")]
    [InlineData("i.id // 0", "divided by zero")]
    [InlineData("'abc' | string.slice 1.5", "whole number")]
    [InlineData("'abc' | string.slice i.id", "whole number")]
    [InlineData("'x' | math.ceil", "a text, not a number")]
    [InlineData("i.s | math.round 99", "0 to 50")]
    [InlineData("[1, 'x'] | array.sort", "have no order")]
    [InlineData("1.23456789012345678901234567890123456789", "more digits")]
    public void What_no_number_holds_is_an_error(string expression, string expected)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Render("{{ " + expression + " }}", Values));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotEqual("SCOUT7103", error.Code);
    }

    [Fact]
    public void An_expression_s_number_goes_into_JSON_with_all_of_its_digits() =>
        Assert.Equal("""{"sum":7615917337495251232,"share":0.33333333333333333334}""", Engine.Evaluate("{ sum: i.id + 1, share: i.d + 0.00000000000000000001 }", Values).GetRawText());
}
