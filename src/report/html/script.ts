// What runs in the page: language, theme, what a number was counted from, filter, copy. Works without it too.

/**
 * Runs before anything is painted, so that the language and theme do not flash. What was chosen on this very page
 * counts most, then what the address asks for, then what was chosen last time.
 */
export const EARLY_SCRIPT = `(function(){
var r=document.documentElement,s=null;
try{s=window.localStorage}catch(e){}
function get(k){try{return s&&s.getItem(k)}catch(e){return null}}
function asked(k){return (new RegExp('[?#&]'+k+'=(\\w+)').exec(location.search+location.hash)||[])[1]}
function chosen(k){return (history.state||{})[k]||asked(k)||get('kejing-'+k)}
var lang=chosen('lang'),theme=chosen('theme');
if(lang==='en'||lang==='zh'){r.dataset.lang=lang;r.lang=lang==='en'?'en':'zh-CN'}
if(theme==='dark'||theme==='light')r.dataset.theme=theme;
r.classList.add('js');
})()`;

export const PAGE_SCRIPT = `(function(){
'use strict';
var root=document.documentElement,why=document.getElementById('why'),open=null;
function keep(k,v){
  var state=Object.assign({},history.state);state[k]=v;
  try{history.replaceState(state,'')}catch(e){}
  try{localStorage.setItem('kejing-'+k,v)}catch(e){}
}
function el(tag,text,cls){var n=document.createElement(tag);if(text)n.textContent=text;if(cls)n.className=cls;return n}
function setLang(lang){root.dataset.lang=lang;root.lang=lang==='en'?'en':'zh-CN';keep('lang',lang);hide()}
function copyOf(id,selector){var row=document.getElementById(id),from=row&&row.querySelector(selector);if(!from)return null;var n=el('div');from.childNodes.forEach(function(c){n.appendChild(c.cloneNode(true))});return n}
function fill(b){
  var d=b.dataset,en=root.dataset.lang==='en';why.textContent='';
  if(d.m){var name=copyOf('m-'+d.m,'th');if(name){name.className='t';why.appendChild(name)}}
  if(d.b)why.appendChild(el('div',d.b,'n'));
  if(d.rz)why.appendChild(el('div',en?d.re:d.rz,'n'));
  if(d.m){var how=copyOf('m-'+d.m,'.how');if(how){how.className='h';why.appendChild(how)}}
  if(d.s==='provisional')why.appendChild(el('div',en?'Still inside its window: may change.':'窗口还没结束，数字还会变。','p'));
  if(d.ez)why.appendChild(el('div',en?d.ee:d.ez,'p'));
  return why.childNodes.length>0;
}
function show(b){
  if(!fill(b))return hide();
  why.hidden=false;open=b;b.setAttribute('aria-describedby','why');
  var r=b.getBoundingClientRect(),w=why.offsetWidth,h=why.offsetHeight,vw=root.clientWidth;
  var x=Math.max(8,Math.min(r.left+r.width/2-w/2,vw-w-8)),y=r.bottom+8;
  if(y+h>window.innerHeight-8&&r.top-h-8>0)y=r.top-h-8;
  why.style.left=x+'px';why.style.top=y+'px';
}
function hide(){if(open)open.removeAttribute('aria-describedby');open=null;why.hidden=true}
document.addEventListener('click',function(e){
  var t=e.target.closest('button');
  if(t&&t.classList.contains('num')){if(open===t&&t.dataset.held){delete t.dataset.held;hide()}else{show(t);t.dataset.held='1'}return}
  hide();
  if(!t)return;
  if(t.id==='lang')setLang('en');
  else if(t.id==='lang-zh')setLang('zh');
  else if(t.id==='theme'){var dark=root.dataset.theme?root.dataset.theme==='dark':matchMedia('(prefers-color-scheme: dark)').matches;root.dataset.theme=dark?'light':'dark';keep('theme',root.dataset.theme)}
  else if(t.id==='print')window.print();
  else if(t.classList.contains('copy'))copy(t);
});
document.addEventListener('mouseover',function(e){var t=e.target.closest&&e.target.closest('button.num');if(t&&t!==open)show(t);else if(!t&&open&&!open.dataset.held)hide()});
document.addEventListener('focusin',function(e){if(e.target.classList.contains('num'))show(e.target);else hide()});
document.addEventListener('keydown',function(e){if(e.key==='Escape')hide()});
window.addEventListener('scroll',function(){if(open){delete open.dataset.held;hide()}},{passive:true});
function copy(b){
  var p=b.parentNode.firstElementChild,text=p.innerText;
  function done(){b.classList.add('done');setTimeout(function(){b.classList.remove('done')},1200)}
  function old(){var r=document.createRange();r.selectNodeContents(p);var s=getSelection();s.removeAllRanges();s.addRange(r);try{document.execCommand('copy');done()}catch(e){}}
  if(navigator.clipboard&&window.isSecureContext)navigator.clipboard.writeText(text).then(done,old);else old();
}
var who=document.getElementById('who');
if(who)who.addEventListener('change',function(){
  document.querySelectorAll('#work .more').forEach(function(d){if(who.value)d.open=true});
  document.querySelectorAll('#work li[data-agent]').forEach(function(li){li.hidden=who.value!==''&&li.dataset.agent!==who.value});
});
var links={};
document.querySelectorAll('.side a').forEach(function(a){links[a.getAttribute('href').slice(1)]=a});
if('IntersectionObserver' in window){
  var seen=new IntersectionObserver(function(list){list.forEach(function(x){if(!x.isIntersecting)return;
    for(var k in links)links[k].removeAttribute('aria-current');
    var a=links[x.target.id];if(!a)return;a.setAttribute('aria-current','true');
    var ol=a.closest('ol');if(ol.scrollWidth>ol.clientWidth)ol.scrollLeft=a.offsetLeft-ol.clientWidth/2+a.offsetWidth/2})},{rootMargin:'-30% 0px -60% 0px'});
  document.querySelectorAll('main>section').forEach(function(s){seen.observe(s)});
}
function aim(box){box.querySelectorAll('.chat ol').forEach(function(ol){
  var e=ol.querySelector('.ev,.absent,mark');if(!e||ol.scrollHeight<=ol.clientHeight)return;
  var y=e.getBoundingClientRect().top-ol.getBoundingClientRect().top+ol.scrollTop;
  ol.scrollTop=Math.max(0,y-90)})}
document.querySelectorAll('details.weak').forEach(function(d){if(d.open)aim(d);d.addEventListener('toggle',function(){if(d.open)aim(d)})});
function reveal(){var t=location.hash.length>1&&document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!t)return;var d=t.closest('details');if(d)d.open=true}
window.addEventListener('hashchange',reveal);reveal();
window.addEventListener('beforeprint',function(){document.querySelectorAll('details.weak').forEach(function(d){d.dataset.was=d.open?'1':'';d.open=true})});
window.addEventListener('afterprint',function(){document.querySelectorAll('details.weak').forEach(function(d){d.open=d.dataset.was==='1'})});
})()`;
